-- How many planned visits a caller sees, by what they ask for; without anything, in all.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v min_cell=0 -v limit=10001 -f Counts.Schedules.sql
select /* Casework/Counts.Schedules */
    -- slot: shown
    case when sum(counted.count) >= :min_cell::bigint then sum(counted.count)::bigint end as count
from (
    select
        -- slot: dimensions
        count(*) as count
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
        -- slot: filters
    -- slot: grouping
) as counted
-- slot: names
-- slot: ordering
limit :limit::bigint
