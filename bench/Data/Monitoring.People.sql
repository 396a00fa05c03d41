-- 2,000 people with six shapes of grants, so that the table of grants has a size.
with person as (
    insert into identity.account (username)
    select 'bench-person-' || number
    from generate_series(1, 2000) as number
    returning
        id,
        split_part(username, '-', 3)::integer as number
),

district as (
    select count(*)::integer as districts
    from monitoring.region
    where region.region_type_id = 3
)

insert into monitoring.region_permission (user_id, region_id)
select
    person.id,
    reach.region_id
from person
cross join district
cross join lateral (
    values
        (0, 5000000 + person.number), -- one settlement
        (1, 2000001 + person.number % district.districts), -- one district
        (2, 1), -- half of the tree
        (2, 2),
        (3, 1), -- everything
        (3, 2),
        (3, 3),
        (3, 4),
        (4, 1 + person.number % 4), -- one country
        (5, 1 + person.number % 4), -- grants that lie in others
        (5, 1000001 + person.number % 4),
        (5, 2000001 + person.number % district.districts)
) as reach (shape, region_id)
where reach.shape = person.number % 6
on conflict do nothing
