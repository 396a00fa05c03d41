-- The number of the last comment of a room; 0, or no row: there is none.
-- psql -v app_id=1 -v room_id=1 -f Comment.End.sql
select /* Chat/Comment.End */
    room.comment_seq
from chat.room
where
    room.app_id = :app_id::bigint
    and room.id = :room_id::bigint
