-- What a source may do for an organisation; projects null: all.
-- psql -v org_id=1 -v source_id=1 -v access="'read'" -v projects="'{5}'" -f AllowSource.sql
with /* Casework/AllowSource */
allowed as (
    insert into casework.org_source (org_id, source_id, access, all_projects)
    values (:org_id::bigint, :source_id::bigint, :access::text, :projects::bigint[] is null)
    on conflict (org_id, source_id) do update
        set
            access = excluded.access,
            all_projects = excluded.all_projects
),

closed as (
    delete from casework.org_source_project
    where
        org_source_project.org_id = :org_id::bigint
        and org_source_project.source_id = :source_id::bigint
        and org_source_project.project_id <> all(coalesce(:projects::bigint[], '{}'))
)

insert into casework.org_source_project (org_id, source_id, project_id)
select :org_id::bigint, :source_id::bigint, one.id
from unnest(:projects::bigint[]) as one (id)
on conflict (org_id, source_id, project_id) do nothing
