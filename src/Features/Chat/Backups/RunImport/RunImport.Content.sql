-- The uploaded file. No row: the claim is another's by now.
-- psql -v id=5 -v attempts=1 -f RunImport.Content.sql
select /* Chat/RunImport.Content */
    import.content
from chat.import
where
    import.id = :id::bigint
    and import.attempts = :attempts::integer
    and import.status = 'started'
