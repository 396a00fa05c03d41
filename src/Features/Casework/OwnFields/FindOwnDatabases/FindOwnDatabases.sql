-- The extension databases with records of their own that an organisation shows to other systems.
-- psql -v org_id=1 -f FindOwnDatabases.sql
select /* Casework/FindOwnDatabases */
    ext_db.id,
    ext_db.name,
    ext_db.api_name,
    ext_db.api_name_override,
    ext_db.parent,
    ext_db.group_ids
from casework.ext_db
where
    ext_db.org_id = :org_id::bigint
    and ext_db.cardinality = 'multiple'
    and ext_db.active
    and ext_db.allow_api
order by ext_db.api_name, ext_db.id
