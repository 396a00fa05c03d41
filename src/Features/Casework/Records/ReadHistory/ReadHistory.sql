-- What was done to a record that a caller sees, of the fields that they see; the external id is that of their own source.
-- psql -v source_id=1 -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v grp="'clients'" -v status=null -v ext_db_id=null -v id=1 -v keys="'{surname}'" -v names="'{surname}'" -v after=0 -v limit=101 -f ReadHistory.sql
select /* Casework/ReadHistory */
    audit.id,
    audit.at,
    audit.action,
    audit.user_id as "user",
    audit.source_id as source,
    shown.changes
from casework.audit
cross join lateral (
    select
        jsonb_object_agg(
            field.name,
            array(
                select
                    case jsonb_typeof(side.value)
                        when 'boolean' then case when side.value::boolean then '"Y"'::jsonb else '"N"'::jsonb end
                        else coalesce(side.value, 'null')
                    end
                from jsonb_array_elements(change.value) with ordinality as side (value, place)
                order by side.place
            )
        ) as changes
    from jsonb_each(audit.changes) as change (key, value)
    inner join unnest(:keys::text[], :names::text[]) as field (key, name) on field.key = change.key
    where
        change.key <> 'external_id'
        or audit.source_id = :source_id::bigint
) as shown
where
    audit.org_id = :org_id::bigint
    and audit.grp = :grp::text
    and audit.record_id = :id::bigint
    and audit.id > :after::bigint
    and casework.sees_record(
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
    )
    and shown.changes is not null
order by audit.id
limit :limit::bigint
