-- Where in the room's chain a comment is. No row: not in this room.
-- psql -v app_id=1 -v room_id=1 -v comment_id=1 -f LoadComments.Place.sql
select /* Chat/LoadComments.Place */
    comment.room_seq
from chat.comment
where
    comment.app_id = :app_id::bigint
    and comment.room_id = :room_id::bigint
    and comment.id = :comment_id::bigint
