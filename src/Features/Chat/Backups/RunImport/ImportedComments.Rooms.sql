-- The rooms end with the last comments of the file.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Rooms.sql
update /* Chat/ImportedComments.Rooms */ chat.room
set
    comment_seq = ending.room_seq,
    last_comment_id = ending.comment_id,
    last_comment_message = ending.message,
    last_comment_at = ending.created_at
from (
    select distinct on (import_comment.room_id)
        import_comment.room_id,
        import_comment.room_seq,
        import_comment.comment_id,
        import_comment.message,
        import_comment.created_at
    from chat.import_comment
    where
        import_comment.import_id = :id::bigint
        and import_comment.room_seq is not null
    order by import_comment.room_id, import_comment.row_number desc
) as ending
where
    room.app_id = :app_id::bigint
    and room.id = ending.room_id
