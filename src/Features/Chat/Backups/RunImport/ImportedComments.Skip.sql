-- Passes over comments that are there already, each looked up by its key.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Skip.sql
delete /* Chat/ImportedComments.Skip */ from chat.import_comment
where
    import_comment.import_id = :id::bigint
    and (
        select comment.id
        from chat.comment
        where
            comment.app_id = :app_id::bigint
            and comment.unique_temp_id = import_comment.unique_id
    ) is not null
