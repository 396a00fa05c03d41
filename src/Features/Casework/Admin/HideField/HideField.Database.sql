-- The number of an extension database with records of its own, by either of its names.
-- psql -v org_id=1 -v name="'wellcheck_notes_9'" -f HideField.Database.sql
select /* Casework/HideField.Database */ ext_db.id
from casework.ext_db
where
    ext_db.org_id = :org_id::bigint
    and ext_db.cardinality = 'multiple'
    and :name::text in (ext_db.api_name, ext_db.api_name_override)
order by (ext_db.api_name = :name::text) desc
limit 1
