-- The support workers that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.Workers.sql
select /* Casework/Records.Workers */
    worker.id as record_id
    -- slot: columns
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
    and worker.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    worker.id
limit :limit::bigint
offset :offset::bigint
