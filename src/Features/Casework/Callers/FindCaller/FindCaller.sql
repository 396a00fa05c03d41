-- What three keys lead to, and what their caller may see. Always one row: what is not known is null in it.
-- psql -v org="'\\x00'" -v source="'\\x00'" -v user="'\\x00'" -f FindCaller.sql
select /* Casework/FindCaller */
    org.id as org_id,
    source.id as source_id,
    app_user.id as user_id,
    org.api_enabled,
    org_source.access,
    user_key.source_id as key_source_id,
    app_user.active,
    app_user.group_id,
    org.time_zone,
    org.branch_system,
    org.uploads_enabled,
    org.min_cell,
    user_group.can_report,
    user_group.referral_admin,
    app_user.all_projects and org_source.all_projects as all_projects,
    array(
        select project.id
        from casework.project
        where
            project.org_id = org.id
            and (
                app_user.all_projects
                or exists (
                    select
                    from casework.user_project
                    where
                        user_project.org_id = project.org_id
                        and user_project.user_id = app_user.id
                        and user_project.project_id = project.id
                )
            )
            and (
                org_source.all_projects
                or exists (
                    select
                    from casework.org_source_project
                    where
                        org_source_project.org_id = project.org_id
                        and org_source_project.source_id = source.id
                        and org_source_project.project_id = project.id
                )
            )
        order by project.id
    ) as projects,
    not org.branch_system or app_user.all_branches as all_branches,
    array(
        select branch.id
        from casework.branch
        where
            branch.org_id = org.id
            and (
                app_user.all_branches
                or exists (
                    select
                    from casework.user_branch
                    where
                        user_branch.org_id = branch.org_id
                        and user_branch.user_id = app_user.id
                        and user_branch.branch_id = branch.id
                )
            )
        order by branch.id
    ) as branches,
    app_user.all_types,
    array(
        select user_client_type.type_id
        from casework.user_client_type
        where
            user_client_type.org_id = org.id
            and user_client_type.user_id = app_user.id
        order by user_client_type.type_id
    ) as types,
    array(
        select hidden_field.grp || '/' || hidden_field.field
        from casework.hidden_field
        where
            hidden_field.org_id = org.id
            and hidden_field.user_id = app_user.id
        order by hidden_field.grp, hidden_field.field
    ) as hidden
from (values (true)) as asked (is_asked)
left join casework.org on org.key_hash = :org::bytea
left join casework.source
    on source.key_hash = :source::bytea
    and source.active
left join casework.user_key
    on user_key.key_hash = :user::bytea
    and user_key.revoked is null
    and user_key.org_id = org.id
left join casework.app_user
    on app_user.org_id = user_key.org_id
    and app_user.id = user_key.user_id
left join casework.user_group
    on user_group.org_id = app_user.org_id
    and user_group.id = app_user.group_id
left join casework.org_source
    on org_source.org_id = org.id
    and org_source.source_id = source.id
