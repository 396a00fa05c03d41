-- What an option is called, and whether it is chosen; records that have it keep it. No row: the field has no such option.
-- psql -v org_id=1 -v ext_field_id=31 -v id=111 -v label="'Good'" -v ord=1 -v active=true -f SetExtensionOption.Update.sql
update /* Casework/SetExtensionOption.Update */ casework.ext_option
set
    label = :label::text,
    ord = :ord::integer,
    active = :active::boolean
where
    ext_option.org_id = :org_id::bigint
    and ext_option.ext_field_id = :ext_field_id::bigint
    and ext_option.id = :id::bigint
returning ext_option.id
