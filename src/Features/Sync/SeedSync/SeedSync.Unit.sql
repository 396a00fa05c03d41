-- One unit of large data: an organization, 20 therapists, 10,000 interactions. Made from the unit's number alone, so
-- that a second run finds everything there.
-- psql -v unit=1 -f SeedSync.Unit.sql
with /* Sync/SeedSync.Unit */
organization as (
    insert into sync.organization (id, name)
    select 1000000 + :unit::bigint, 'Large organization ' || :unit::bigint
    on conflict (id) do nothing
),

therapist as (
    select
        md5('unit ' || :unit::bigint || ' therapist ' || ordinal) as id,
        ordinal
    from generate_series(1, 20) as ordinal
),

written_therapist as (
    insert into sync.therapist (id, organization_id, date_joined)
    select therapist.id, 1000000 + :unit::bigint, date '2020-01-01' + (therapist.ordinal * 7)::integer
    from therapist
    order by therapist.id
    on conflict (id) do nothing
)

-- 100 days, 5 interactions a day. The foreign keys are checked when the whole statement has run.
insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
select
    therapist.id,
    date '2022-08-27' + day,
    counter,
    (hashint4(:unit::integer * 31 + therapist.ordinal * 7 + day * 5 + counter) & 15),
    (hashint4(:unit::integer * 17 + therapist.ordinal * 3 + day * 2 + counter) & 3)
from therapist
cross join generate_series(1, 100) as day
cross join generate_series(1, 5) as counter
order by day, therapist.id, counter
on conflict (therapist_id, interaction_date, counter) do nothing
