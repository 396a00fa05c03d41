-- Where a field is; who else gives names to fields of the organisation waits.
-- psql -v org_id=1 -v id=43 -f ExposeExtensionField.Hold.sql
select /* Casework/ExposeExtensionField.Hold */
    ext_db.parent,
    ext_db.cardinality
from casework.org
inner join casework.ext_field
    on ext_field.org_id = org.id
    and ext_field.id = :id::bigint
inner join casework.ext_db
    on ext_db.org_id = ext_field.org_id
    and ext_db.id = ext_field.ext_db_id
where org.id = :org_id::bigint
for no key update of org
