-- The name of an id: one row always, without a name where there is none. kind says where it comes from, list which list of the
-- organisation's own, or which field's options. Of people only those whom the caller sees have names. The planner puts the
-- body in place of the call, and of the body the one branch that is meant.
create or replace function casework.name_of(
    kind text,
    list text,
    id text,
    org_id bigint,
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[]
)
    returns table (name text)
    language sql
    stable
    parallel safe
as $$
select
    case name_of.kind
        when 'list'
            then (
                select dictionary_entry.label
                from casework.dictionary_entry
                where
                    dictionary_entry.org_id = name_of.org_id
                    and dictionary_entry.dict = name_of.list
                    and dictionary_entry.key = name_of.id
            )
        when 'age_band'
            then (
                select age_band.label
                from casework.age_band
                where
                    age_band.org_id = name_of.org_id
                    and age_band.id = name_of.id::integer
            )
        when 'option'
            then (
                select ext_option.label
                from casework.ext_option
                where
                    ext_option.org_id = name_of.org_id
                    and ext_option.ext_field_id = name_of.list::bigint
                    and ext_option.id = name_of.id::bigint
            )
        when 'branch'
            then (
                select branch.name
                from casework.branch
                where
                    branch.org_id = name_of.org_id
                    and branch.id = name_of.id::bigint
            )
        when 'project'
            then (
                select project.name
                from casework.project
                where
                    project.org_id = name_of.org_id
                    and project.id = name_of.id::bigint
            )
        when 'template'
            then (
                select template.name
                from casework.template
                where
                    template.org_id = name_of.org_id
                    and template.id = name_of.id::bigint
            )
        when 'user'
            then (
                select app_user.name
                from casework.app_user
                where
                    app_user.org_id = name_of.org_id
                    and app_user.id = name_of.id::bigint
            )
        when 'user_group'
            then (
                select user_group.name
                from casework.user_group
                where
                    user_group.org_id = name_of.org_id
                    and user_group.id = name_of.id::bigint
            )
        when 'client'
            then (
                select concat_ws(' ', client.first_name, client.surname)
                from casework.visible_client(
                    name_of.org_id, name_of.all_types, name_of.types, name_of.all_branches, name_of.branches
                ) as client
                where client.id = name_of.id::bigint
            )
        when 'worker'
            then (
                select concat_ws(' ', worker.first_name, worker.surname)
                from casework.worker
                where
                    worker.org_id = name_of.org_id
                    and worker.id = name_of.id::bigint
            )
    end
$$;
