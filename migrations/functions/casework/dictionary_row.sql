-- Every name of an id that a caller may read, whatever the list: by its kind, and for lists of the organisation's own by name.
create or replace function casework.dictionary_row(
    org_id bigint,
    all_projects boolean,
    projects bigint[],
    all_branches boolean,
    branches bigint[]
)
    returns table (kind text, list text, id text, name text, active boolean, ord integer)
    language sql
    stable
    parallel safe
as $$
select 'list', dictionary_entry.dict, dictionary_entry.key, dictionary_entry.label, dictionary_entry.active, dictionary_entry.ord
from casework.dictionary_entry
where dictionary_entry.org_id = dictionary_row.org_id
union all
select 'age_band', null, age_band.id::text, age_band.label, true, age_band.id
from casework.age_band
where age_band.org_id = dictionary_row.org_id
union all
select 'option', ext_option.ext_field_id::text, ext_option.id::text, ext_option.label, ext_option.active, ext_option.ord
from casework.ext_option
where ext_option.org_id = dictionary_row.org_id
union all
select 'branch', null, branch.id::text, branch.name, branch.active, branch.ord
from casework.branch
where
    branch.org_id = dictionary_row.org_id
    and (dictionary_row.all_branches or branch.id = any(dictionary_row.branches))
union all
select 'project', null, project.id::text, project.name, project.active, project.ord
from casework.project
where
    project.org_id = dictionary_row.org_id
    and (dictionary_row.all_projects or project.id = any(dictionary_row.projects))
union all
select 'template', null, template.id::text, template.name, template.active, 0
from casework.template
where
    template.org_id = dictionary_row.org_id
    and (dictionary_row.all_projects or template.project_id = any(dictionary_row.projects))
union all
select 'user', null, app_user.id::text, app_user.name, app_user.active, 0
from casework.app_user
where app_user.org_id = dictionary_row.org_id
union all
select 'user_group', null, user_group.id::text, user_group.name, true, 0
from casework.user_group
where user_group.org_id = dictionary_row.org_id
$$;
