-- Whether there is a record of this number in a group that the caller sees.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v grp="'clients'" -v status=null -v ext_db_id=null -v id=1 -f ReadHistory.Seen.sql
select /* Casework/ReadHistory.Seen */
    casework.sees_record(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[],
        :grp::text,
        :status::text,
        :ext_db_id::bigint,
        :id::bigint
    ) as is_visible
