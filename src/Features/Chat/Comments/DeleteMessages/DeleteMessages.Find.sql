-- Comments by their keys, in the order given; nulls: none.
-- psql -v app_id=1 -v unique_ids="'{k}'" -f DeleteMessages.Find.sql
select /* Chat/DeleteMessages.Find */
    asked.unique_id,
    shown_comment.id
from unnest(:unique_ids::text[]) with ordinality as asked (unique_id, ordinal)
left join chat.shown_comment
    on shown_comment.app_id = :app_id::bigint
    and shown_comment.unique_temp_id = asked.unique_id
order by asked.ordinal
