-- Shows an extension database to other systems, or hides it. No row: the organisation has none of this number.
-- psql -v org_id=1 -v id=9 -v allow_api=true -v api_name_override=null -f ExposeExtension.sql
update /* Casework/ExposeExtension */ casework.ext_db
set
    allow_api = :allow_api::boolean,
    api_name_override = coalesce(:api_name_override::text, ext_db.api_name_override)
where
    ext_db.org_id = :org_id::bigint
    and ext_db.id = :id::bigint
returning ext_db.api_name
