-- The fields that an organisation added and shows to other systems.
-- psql -v org_id=1 -f FindOwnFields.sql
select /* Casework/FindOwnFields */
    ext_field.id,
    ext_field.ext_db_id,
    ext_db.parent,
    ext_db.cardinality,
    ext_db.group_ids,
    coalesce(
        ext_field.collaborator_name,
        replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id::text
    ) as name,
    ext_field.label,
    ext_field.field_type,
    ext_field.max_length,
    ext_field.requirement = 'forced' as is_forced
from casework.ext_field
inner join casework.ext_db
    on ext_db.org_id = ext_field.org_id
    and ext_db.id = ext_field.ext_db_id
where
    ext_field.org_id = :org_id::bigint
    and ext_field.active
    and ext_field.allow_api
    and ext_db.active
    and ext_db.allow_api
order by name, ext_field.id
