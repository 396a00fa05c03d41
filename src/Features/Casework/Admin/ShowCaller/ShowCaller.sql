-- What a user may see through a source.
-- psql -v org_id=1 -v user_id=1 -v source_id=1 -f ShowCaller.sql
select /* Casework/ShowCaller */
    org.name as org,
    app_user.name,
    source.name as source,
    case
        when not source.active then 'the source is retired'
        when not org.api_enabled then 'the organisation is closed'
        when org_source.source_id is null then 'the source is not let in'
        when not app_user.active then 'the user is not active'
        else 'let in'
    end as state,
    coalesce(org_source.access, 'none') as access,
    (
        select coalesce(string_agg(project.id || ' ' || project.name, ', ' order by project.id), 'none')
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
    ) as projects,
    case
        when not org.branch_system then 'the organisation has none'
        else (
            select coalesce(string_agg(branch.id || ' ' || branch.name, ', ' order by branch.id), 'none')
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
        )
    end as branches,
    case
        when app_user.all_types then 'all'
        else (
            select coalesce(string_agg(user_client_type.type_id::text, ', ' order by user_client_type.type_id), 'none')
            from casework.user_client_type
            where
                user_client_type.org_id = org.id
                and user_client_type.user_id = app_user.id
        )
    end as types,
    (
        select coalesce(
            string_agg(
                coalesce('extension_database/' || ext_db.api_name, hidden_field.grp) || '/' || hidden_field.field,
                ', '
                order by hidden_field.grp, hidden_field.field
            ),
            'none'
        )
        from casework.hidden_field
        left join casework.ext_db
            on ext_db.org_id = hidden_field.org_id
            and hidden_field.grp = 'extension_database/' || ext_db.id
        where
            hidden_field.org_id = org.id
            and hidden_field.user_id = app_user.id
    ) as hidden_fields,
    (
        select coalesce(string_agg(ext_db.api_name, ', ' order by ext_db.api_name), 'none')
        from casework.ext_db
        where
            ext_db.org_id = org.id
            and ext_db.active
            and ext_db.allow_api
            and (ext_db.group_ids = '{}' or app_user.group_id = any(ext_db.group_ids))
    ) as extension_databases,
    user_group.can_report as reports,
    user_group.referral_admin,
    (
        select count(*)
        from casework.user_key
        where
            user_key.org_id = org.id
            and user_key.user_id = app_user.id
            and user_key.source_id = source.id
            and user_key.revoked is null
    ) as keys
from casework.app_user
inner join casework.org on org.id = app_user.org_id
inner join casework.user_group
    on user_group.org_id = app_user.org_id
    and user_group.id = app_user.group_id
inner join casework.source on source.id = :source_id::bigint
left join casework.org_source
    on org_source.org_id = org.id
    and org_source.source_id = source.id
where
    app_user.org_id = :org_id::bigint
    and app_user.id = :user_id::bigint
