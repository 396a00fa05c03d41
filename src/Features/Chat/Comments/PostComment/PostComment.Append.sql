-- Appends a comment of a participant to the room's chain (chat.append_comment).
-- writes: chat.append_comment
-- psql -v app_id=1 -v room_id=1 -v user_id=2 -v type="'text'" -v message="'Hello'" -v payload=null -v extras="'{}'" -v disable_link_preview=false -v unique_temp_id="'k'" -v parent_id=null -v now="'2026-11-29'" -f PostComment.Append.sql
select /* Chat/PostComment.Append */
    appended.outcome as result,
    appended.comment_id,
    appended.comment_before_id,
    appended.stamp
from chat.append_comment(
    :app_id::bigint,
    :room_id::bigint,
    :user_id::bigint,
    :type::text,
    :message::text,
    :payload::json,
    :extras::json,
    :disable_link_preview::boolean,
    :unique_temp_id::text,
    :parent_id::bigint,
    true,
    '{post_comment, push}',
    :now::timestamptz
) as appended
