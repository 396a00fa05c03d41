-- How many support workers a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.Workers.sql
select /* Casework/Counts.Workers */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
    from casework.worker
    -- slot: joins
    where
        worker.org_id = :org_id::bigint
        and (
            :all_branches::boolean
            or exists (
                select
                from casework.worker_branch
                where
                    worker_branch.org_id = worker.org_id
                    and worker_branch.worker_id = worker.id
                    and worker_branch.branch_id = any(:branches::bigint[])
            )
        )
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
