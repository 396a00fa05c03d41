-- What is imported is unread by nobody: everybody's place in a room goes on by as much as its end.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Positions.sql
update /* Chat/ImportedComments.Positions */ chat.participant
set
    read_seq = present.read_seq,
    read_comment_id = present.comment_id,
    received_comment_id = greatest(participant.received_comment_id, present.comment_id)
from (
    select
        moved.room_id,
        moved.user_id,
        moved.read_seq + added.number as read_seq,
        coalesce(
            (
                select comment.id
                from chat.comment
                where
                    comment.app_id = moved.app_id
                    and comment.room_id = moved.room_id
                    and comment.room_seq = moved.read_seq + added.number
            ),
            moved.read_comment_id -- where somebody else was faster with that one: nothing of this will stay
        ) as comment_id
    from (
        select
            import_comment.room_id,
            count(*) as number
        from chat.import_comment
        where
            import_comment.import_id = :id::bigint
            and import_comment.room_seq is not null
        group by import_comment.room_id
    ) as added
    inner join chat.participant as moved
        on moved.app_id = :app_id::bigint
        and moved.room_id = added.room_id
    order by moved.room_id, moved.user_id -- one order of locks for all
    for no key update of moved
) as present
where
    participant.app_id = :app_id::bigint
    and participant.room_id = present.room_id
    and participant.user_id = present.user_id
