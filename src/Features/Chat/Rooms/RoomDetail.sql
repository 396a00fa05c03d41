-- A room with everybody in it. No row: it was deleted meanwhile.
-- psql -v app_id=1 -v room_id=1 -f RoomDetail.sql
select /* Chat/RoomDetail */
    room.id,
    room.unique_id,
    room.name as room_name,
    room.type as chat_type,
    room.is_channel,
    room.avatar_url,
    room.options,
    case when room.comment_seq > room.cleared_seq then room.last_comment_id else 0 end as last_comment_id,
    case when room.comment_seq > room.cleared_seq then room.last_comment_message else '' end as last_comment_message,
    app_user.email as creator,
    chat.participants_of(room.app_id, room.id) as participants
from chat.room
inner join chat.app_user on app_user.app_id = room.app_id and app_user.id = room.creator_id
where
    room.app_id = :app_id::bigint
    and room.id = :room_id::bigint
    and room.deleted_at is null
