-- A new option. No row: there is no such field of the organisation, or it has no options.
-- psql -v org_id=1 -v ext_field_id=31 -v label="'Good'" -v ord=1 -v active=true -f SetExtensionOption.Insert.sql
insert /* Casework/SetExtensionOption.Insert */ into casework.ext_option (org_id, ext_field_id, label, ord, active)
select
    ext_field.org_id,
    ext_field.id,
    :label::text,
    :ord::integer,
    :active::boolean
from casework.ext_field
where
    ext_field.org_id = :org_id::bigint
    and ext_field.id = :ext_field_id::bigint
    and ext_field.field_type in ('option', 'radio', 'multi_option')
returning id
