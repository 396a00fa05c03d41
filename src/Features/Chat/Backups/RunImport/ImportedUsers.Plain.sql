-- The rows whose passwords came as plain text and are not hashed yet.
-- psql -v id=5 -f ImportedUsers.Plain.sql
select /* Chat/ImportedUsers.Plain */
    import_user.row_number
from chat.import_user
where
    import_user.import_id = :id::bigint
    and import_user.password_hash is null
