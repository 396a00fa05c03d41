-- Comments in the order in which they are asked for.
-- psql -v app_id=1 -v comment_ids="'{1}'" -f Comment.ByIds.sql
with /* Chat/Comment.ByIds */
asked as (
    select
        item.ordinal,
        comment.id,
        comment.room_id
    from unnest(:comment_ids::bigint[]) with ordinality as item (id, ordinal)
    inner join chat.comment
        on comment.app_id = :app_id::bigint
        and comment.id = item.id
),

reach as (
    select
        room.room_id,
        reached.slowest_reader,
        reached.read_seqs,
        reached.slowest_receiver,
        reached.received_ids
    from (select distinct asked.room_id from asked) as room
    cross join lateral chat.reach_of(:app_id::bigint, room.room_id) as reached
)

select
    shown_comment.id,
    shown_comment.comment_before_id,
    shown_comment.room_id,
    shown_comment.room_name,
    shown_comment.chat_type,
    shown_comment.type,
    shown_comment.message,
    shown_comment.payload,
    shown_comment.extras,
    shown_comment.disable_link_preview,
    shown_comment.user_id,
    shown_comment.email,
    shown_comment.username,
    shown_comment.user_avatar_url,
    shown_comment.timestamp,
    shown_comment.unique_temp_id,
    chat.status_of(
        shown_comment.id,
        shown_comment.room_seq,
        shown_comment.user_id,
        reach.slowest_reader,
        reach.read_seqs,
        reach.slowest_receiver,
        reach.received_ids
    ) as status,
    shown_comment.is_edited,
    shown_comment.is_deleted
from asked
inner join chat.shown_comment
    on shown_comment.app_id = :app_id::bigint
    and shown_comment.id = asked.id
inner join reach on reach.room_id = asked.room_id
order by asked.ordinal
