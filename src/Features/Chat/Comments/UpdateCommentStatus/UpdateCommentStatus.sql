-- Moves a participant's positions forward, if the comments are the room's. Without both ids to the end of the room.
-- No row: the room was deleted meanwhile.
-- psql -v app_id=1 -v room_id=1 -v user_id=2 -v read_id=null -v received_id=null -v now="'2026-11-29'" -f UpdateCommentStatus.sql
with /* Chat/UpdateCommentStatus */
room as (
    select
        room.comment_seq,
        room.cleared_seq,
        room.last_comment_id
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.deleted_at is null
),

given as (
    select
        case
            when :read_id::bigint is null and :received_id::bigint is null then room.comment_seq
            else reading.room_seq
        end as read_seq,
        case
            when :read_id::bigint is null and :received_id::bigint is null then room.last_comment_id
            else reading.id
        end as read_id,
        receiving.id as received_id,
        :read_id::bigint is null or reading.id is not null as has_read,
        :received_id::bigint is null or receiving.id is not null as has_received
    from room
    left join chat.comment as reading
        on reading.app_id = :app_id::bigint
        and reading.room_id = :room_id::bigint
        and reading.id = :read_id::bigint
    left join chat.comment as receiving
        on receiving.app_id = :app_id::bigint
        and receiving.room_id = :room_id::bigint
        and receiving.id = :received_id::bigint
),

member as (
    select
        participant.read_seq,
        participant.read_comment_id,
        participant.received_comment_id
    from chat.participant
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = :room_id::bigint
        and participant.user_id = :user_id::bigint
),

moved as (
    update chat.participant
    set
        read_seq = greatest(participant.read_seq, given.read_seq),
        read_comment_id = greatest(participant.read_comment_id, given.read_id),
        received_comment_id = greatest(participant.received_comment_id, given.read_id, given.received_id)
    from given
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = :room_id::bigint
        and participant.user_id = :user_id::bigint
        and given.has_read
        and given.has_received
        and (
            participant.read_seq < given.read_seq
            or participant.received_comment_id < greatest(given.read_id, given.received_id)
        )
    returning
        participant.read_seq,
        participant.read_comment_id,
        participant.received_comment_id
),

told as (
    select chat.tell(
        :app_id::bigint,
        '{update_comment_status}',
        :room_id::bigint,
        null,
        (
            chat.told_users(:app_id::bigint, array[:user_id::bigint])::jsonb
            || jsonb_build_object(
                'last_comment_read_id', moved.read_comment_id,
                'last_comment_received_id', moved.received_comment_id
            )
        )::json,
        :now::timestamptz
    )
    from moved
)

select
    member.read_seq is not null as is_member,
    given.has_read,
    given.has_received,
    made.moves > 0 as is_changed,
    room.comment_seq - greatest(coalesce(moved.read_seq, member.read_seq), room.cleared_seq) as unread_count,
    coalesce(moved.read_comment_id, member.read_comment_id) as read_id,
    coalesce(moved.received_comment_id, member.received_comment_id) as received_id
from room
cross join given
cross join (select count(*) as moves from told) as made -- asked for, so that it is told
left join member on true
left join moved on true
