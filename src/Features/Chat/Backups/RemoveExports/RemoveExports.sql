-- The row of a deleted export, whose files are gone.
-- psql -v id=5 -f RemoveExports.sql
delete /* Chat/RemoveExports */ from chat.export
where
    export.id = :id::bigint
    and export.deleted_at is not null
