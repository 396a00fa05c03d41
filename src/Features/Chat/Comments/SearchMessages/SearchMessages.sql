-- The newest comments whose message is like the pattern, in a user's rooms.
-- psql -v app_id=1 -v user_id=2 -v room_id=null -v pattern="'%hello%'" -v before_id=9223372036854775807 -v limit=100 -f SearchMessages.sql
select /* Chat/SearchMessages */
    comment.id
from chat.participant
inner join chat.room
    on room.app_id = participant.app_id
    and room.id = participant.room_id
inner join chat.comment
    on comment.app_id = participant.app_id
    and comment.room_id = participant.room_id
where
    participant.app_id = :app_id::bigint
    and participant.user_id = :user_id::bigint
    and (:room_id::bigint is null or participant.room_id = :room_id::bigint)
    and comment.room_seq > room.cleared_seq
    and comment.deleted_at is null
    and comment.id < :before_id::bigint
    and lower(comment.message) like lower(:pattern::text)
order by comment.id desc
limit :limit::bigint
