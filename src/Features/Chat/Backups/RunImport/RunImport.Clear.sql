-- Takes away the rows of an import's earlier attempts, and those that were left behind by imports that could not end. By
-- their numbers: all the tables' pages, full of what was imported before, are not to be read for it.
-- psql -v id=5 -f RunImport.Clear.sql
with /* Chat/RunImport.Clear */
ended as (
    select array_agg(import.id) as ids
    from chat.import
    where
        import.id = :id::bigint
        or (import.status = 'failed' and import.last_error is not null)
),

users as (
    delete from chat.import_user
    where import_user.import_id = any((select ended.ids from ended)::bigint[])
),

rooms as (
    delete from chat.import_room
    where import_room.import_id = any((select ended.ids from ended)::bigint[])
)

delete from chat.import_comment
where import_comment.import_id = any((select ended.ids from ended)::bigint[])
