-- A field of an extension database, which other systems do not see yet. No row: the organisation has no such database.
-- psql -v org_id=1 -v ext_db_id=9 -v label="'Mood'" -v description=null -v field_type="'radio'" -v max_length=null -v min_value=null -v max_value=null -v decimals=null -v requirement="'none'" -v ord=1 -f AddExtensionField.sql
insert /* Casework/AddExtensionField */ into casework.ext_field (
    org_id, ext_db_id, label, description, field_type, max_length, min_value, max_value, decimals, requirement, ord
)
select
    ext_db.org_id,
    ext_db.id,
    :label::text,
    :description::text,
    :field_type::text,
    :max_length::integer,
    :min_value::numeric,
    :max_value::numeric,
    :decimals::integer,
    :requirement::text,
    :ord::integer
from casework.ext_db
where
    ext_db.org_id = :org_id::bigint
    and ext_db.id = :ext_db_id::bigint
returning id
