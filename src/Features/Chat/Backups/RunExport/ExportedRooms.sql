-- The next rooms of an export, each with its people in the order in which they joined.
-- psql -v app_id=1 -v start_date=null -v end_date=null -v after=0 -v limit=5000 -f ExportedRooms.sql
select /* Chat/ExportedRooms */
    room.id,
    room.name,
    room.type,
    room.options,
    (
        select creator.email
        from chat.app_user as creator
        where
            creator.app_id = room.app_id
            and creator.id = room.creator_id
    ) as creator_email,
    room.created_at,
    room.avatar_url,
    room.unique_id,
    to_json(
        array(
            select app_user.email
            from chat.participant
            inner join chat.app_user on app_user.app_id = participant.app_id and app_user.id = participant.user_id
            where
                participant.app_id = room.app_id
                and participant.room_id = room.id
            order by participant.ordinal
        )
    )::text as participant_emails,
    room.is_channel
from chat.room
where
    room.app_id = :app_id::bigint
    and room.id > :after::bigint
    and room.deleted_at is null
    and (:start_date::date is null or room.created_at >= :start_date::date::timestamp at time zone 'UTC')
    and (:end_date::date is null or room.created_at < (:end_date::date + 1)::timestamp at time zone 'UTC')
order by room.id
limit :limit::bigint
