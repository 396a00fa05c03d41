-- How many comments an export has: without those of cleared rooms, but for ones that are answered after that.
-- psql -v app_id=1 -v start_date=null -v end_date=null -f ExportedComments.Count.sql
select /* Chat/ExportedComments.Count */
    count(*) as total
from chat.comment
inner join chat.room on room.app_id = comment.app_id and room.id = comment.room_id
where
    comment.app_id = :app_id::bigint
    and room.deleted_at is null
    and (
        comment.room_seq > room.cleared_seq
        or exists (
            select
            from chat.comment as reply
            where
                reply.parent_id = comment.id
                and reply.room_seq > room.cleared_seq
        )
    )
    and (:start_date::date is null or comment.created_at >= :start_date::date::timestamp at time zone 'UTC')
    and (:end_date::date is null or comment.created_at < (:end_date::date + 1)::timestamp at time zone 'UTC')
