-- A user and what they may see; null: all of it.
-- psql -v org_id=1 -v group_id=1 -v name="'Ann'" -v projects="'{5}'" -v branches=null -v types=null -f CreateUser.sql
with /* Casework/CreateUser */
created as (
    insert into casework.app_user (org_id, group_id, name, all_projects, all_branches, all_types)
    values (
        :org_id::bigint,
        :group_id::bigint,
        :name::text,
        :projects::bigint[] is null,
        :branches::bigint[] is null,
        :types::bigint[] is null
    )
    returning id
),

projects as (
    insert into casework.user_project (org_id, user_id, project_id)
    select :org_id::bigint, created.id, one.id
    from created
    cross join unnest(:projects::bigint[]) as one (id)
),

branches as (
    insert into casework.user_branch (org_id, user_id, branch_id)
    select :org_id::bigint, created.id, one.id
    from created
    cross join unnest(:branches::bigint[]) as one (id)
),

types as (
    insert into casework.user_client_type (org_id, user_id, type_id)
    select :org_id::bigint, created.id, one.id
    from created
    cross join unnest(:types::bigint[]) as one (id)
)

select created.id
from created
