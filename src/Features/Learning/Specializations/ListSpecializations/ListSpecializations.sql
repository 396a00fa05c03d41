-- A page of specializations; a row with only the count: an empty one.
-- psql -v media="'http://localhost:5080/media/'" -v limit=100 -v offset=0 -f ListSpecializations.sql
with /* Learning/ListSpecializations */
counted as (
    select count(*) as total_count
    from learning.specialization
    where
        true
        -- slot: filters
),

page as (
    select specialization.id
    from learning.specialization
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        specialization.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    specialization.id,
    specialization.name,
    specialization.secondary_name,
    :media::text || specialization.banner as banner,
    specialization.main,
    specialization.main_on_categories_page,
    specialization.sort_id,
    specialization.created,
    specialization.updated
from counted
left join page on true
left join learning.specialization on specialization.id = page.id
order by
    -- slot: ordering
    specialization.id
