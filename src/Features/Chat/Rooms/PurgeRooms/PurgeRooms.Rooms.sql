-- Removes deleted rooms that have no comments any more.
-- psql -v limit=2000 -v now="'2026-11-29'" -f PurgeRooms.Rooms.sql
with /* Chat/PurgeRooms.Rooms */
removed as (
    delete from chat.room
    where
        room.deleted_at is not null
        and room.deleted_at <= :now::timestamptz
        and room.id in (
            select empty.id
            from chat.room as empty
            where
                empty.deleted_at is not null
                and not exists (
                    select
                    from chat.comment
                    where
                        comment.app_id = empty.app_id
                        and comment.room_id = empty.id
                )
            order by empty.id
            limit :limit::bigint
        )
    returning room.id
)

select count(*) as removed
from removed
