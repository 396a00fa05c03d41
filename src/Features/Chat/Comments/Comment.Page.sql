-- A stretch of a room's chain, newest first: a range of its dense numbers, wherever it lies.
-- psql -v app_id=1 -v room_id=1 -v first_seq=1 -v last_seq=20 -f Comment.Page.sql
select /* Chat/Comment.Page */
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
from chat.shown_comment
cross join chat.reach_of(:app_id::bigint, :room_id::bigint) as reach
where
    shown_comment.app_id = :app_id::bigint
    and shown_comment.room_id = :room_id::bigint
    and shown_comment.room_seq between :first_seq::bigint and :last_seq::bigint
order by shown_comment.room_seq desc
