-- Shows a field to other systems, or hides it. No row: another field has the name, among those of the database, or, where
-- its fields are those of its parents, among those of all such databases.
-- psql -v org_id=1 -v id=43 -v allow_api=true -v collaborator_name=null -f ExposeExtensionField.sql
update /* Casework/ExposeExtensionField */ casework.ext_field
set
    allow_api = :allow_api::boolean,
    collaborator_name = coalesce(:collaborator_name::text, ext_field.collaborator_name)
from casework.ext_db
where
    ext_field.org_id = :org_id::bigint
    and ext_field.id = :id::bigint
    and ext_db.org_id = ext_field.org_id
    and ext_db.id = ext_field.ext_db_id
    and not exists (
        select
        from casework.ext_field as other
        inner join casework.ext_db as beside
            on beside.org_id = other.org_id
            and beside.id = other.ext_db_id
        where
            other.org_id = ext_field.org_id
            and other.id <> ext_field.id
            and case ext_db.cardinality
                when 'single' then beside.cardinality = 'single' and beside.parent = ext_db.parent
                else beside.id = ext_db.id
            end
            and coalesce(
                other.collaborator_name,
                replace(lower(other.label), ' ', '_') || '_' || other.id::text
            ) = :collaborator_name::text
    )
returning
    coalesce(
        ext_field.collaborator_name,
        replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id::text
    )
