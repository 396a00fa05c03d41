-- How many rooms an export has.
-- psql -v app_id=1 -v start_date=null -v end_date=null -f ExportedRooms.Count.sql
select /* Chat/ExportedRooms.Count */
    count(*) as total
from chat.room
where
    room.app_id = :app_id::bigint
    and room.deleted_at is null
    and (:start_date::date is null or room.created_at >= :start_date::date::timestamp at time zone 'UTC')
    and (:end_date::date is null or room.created_at < (:end_date::date + 1)::timestamp at time zone 'UTC')
