-- The planned visits that a caller sees and asks for; the names of the columns are the catalogue's.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v after=-1 -v limit=10 -v offset=0 -f Records.Schedules.sql
select /* Casework/Records.Schedules */
    schedule.id as record_id
    -- slot: columns
from casework.schedule
-- slot: joins
where
    schedule.org_id = :org_id::bigint
    and (:all_projects::boolean or schedule.project_id = any(:projects::bigint[]))
    and (:all_branches::boolean or schedule.branch_id = any(:branches::bigint[]))
    and (
        (:all_types::boolean and :all_branches::boolean)
        or exists (
            select
            from casework.visible_client(
                :org_id::bigint,
                :all_types::boolean,
                :types::integer[],
                :all_branches::boolean,
                :branches::bigint[]
            ) as seen
            where seen.id = schedule.client_id
        )
    )
    and schedule.id > :after::bigint
    -- slot: filters
order by
    -- slot: order
    schedule.id
limit :limit::bigint
offset :offset::bigint
