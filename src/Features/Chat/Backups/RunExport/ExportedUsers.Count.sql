-- How many users an export has.
-- psql -v app_id=1 -v start_date=null -v end_date=null -f ExportedUsers.Count.sql
select /* Chat/ExportedUsers.Count */
    count(*) as total
from chat.app_user
where
    app_user.app_id = :app_id::bigint
    and not app_user.is_system
    and (:start_date::date is null or app_user.created_at >= :start_date::date::timestamp at time zone 'UTC')
    and (:end_date::date is null or app_user.created_at < (:end_date::date + 1)::timestamp at time zone 'UTC')
