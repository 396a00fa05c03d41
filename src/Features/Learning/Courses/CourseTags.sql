-- The first of some ids that is no specialization's. No row: all are.
-- psql -v ids="'{1,2}'" -f CourseTags.sql
select /* Learning/CourseTags */ tag.id
from unnest(:ids::bigint[]) with ordinality as tag (id, ordinal)
where
    not exists (
        select
        from learning.specialization
        where specialization.id = tag.id
    )
order by tag.ordinal
limit 1
