-- The next comments of an export. Cleared ones are gone, but for one that was answered at the moment of the clearing:
-- the answer needs it, so it goes along as a deleted one.
-- psql -v app_id=1 -v start_date=null -v end_date=null -v after=0 -v limit=5000 -f ExportedComments.sql
select /* Chat/ExportedComments */
    comment.id,
    case when comment.room_seq > room.cleared_seq then comment.message else '' end as message,
    comment.disable_link_preview,
    comment.type,
    comment.unique_temp_id,
    (
        select author.email
        from chat.app_user as author
        where
            author.app_id = comment.app_id
            and author.id = comment.user_id
    ) as creator_email,
    room.unique_id as room_unique_id,
    comment.created_at,
    case when comment.room_seq > room.cleared_seq then comment.payload::text end as payload,
    coalesce(
        (
            select parent.unique_temp_id
            from chat.comment as parent
            where parent.id = comment.parent_id
        ),
        ''
    ) as parent_unique_id,
    case when comment.room_seq > room.cleared_seq then comment.extras::text else '{}' end as extras,
    comment.edited_at,
    case
        when comment.room_seq > room.cleared_seq then comment.deleted_at
        else coalesce(comment.deleted_at, room.updated_at)
    end as deleted_at
from chat.comment
cross join lateral (
    select
        room.unique_id,
        room.cleared_seq,
        room.updated_at
    from chat.room
    where
        room.app_id = comment.app_id
        and room.id = comment.room_id
        and room.deleted_at is null
    offset 0 -- looked up by its key, however few rooms the planner takes the app to have
) as room
where
    comment.app_id = :app_id::bigint
    and comment.id > :after::bigint
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
order by comment.id
limit :limit::bigint
