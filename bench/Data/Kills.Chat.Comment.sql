-- Comments, each with the event that tells webhooks of it.
select
    substr(comment.unique_temp_id, 6)::bigint as number,
    1 + count(event.id) as parts
from chat.comment
left join chat.event on event.comment_id = comment.id and event.type = 'post_comment'
where comment.unique_temp_id like 'kept-%'
group by comment.id
