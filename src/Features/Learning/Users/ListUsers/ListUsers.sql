-- A page of people with a profile; a row with only the count: an empty one.
-- psql -v limit=100 -v offset=0 -f ListUsers.sql
with /* Learning/ListUsers */
counted as (
    select count(*) as total_count
    from learning.person
    where
        person.has_profile
        -- slot: filters
),

page as (
    select person.id
    from learning.person
    where
        person.has_profile
        -- slot: filters
    order by
        -- slot: ordering
        person.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    person.id,
    person.email,
    person.first_name,
    person.last_name,
    person.parent_name,
    person.phone,
    person.work_phone,
    person.birth_date,
    person.region,
    person.town,
    person.college,
    person.diploma,
    person.job_place,
    person.job_name,
    person.specialization,
    person.email_confirmed,
    person.is_staff,
    person.is_active
from counted
left join page on true
left join learning.person on person.id = page.id
order by
    -- slot: ordering
    person.id
