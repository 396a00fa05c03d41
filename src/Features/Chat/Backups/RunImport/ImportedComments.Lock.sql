-- The rooms that a file writes to: nobody else appends to them until it is done. One order of locks for all.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Lock.sql
select /* Chat/ImportedComments.Lock */
    room.id
from chat.room
where
    room.app_id = :app_id::bigint
    and room.deleted_at is null
    and room.id in (
        select import_comment.room_id
        from chat.import_comment
        where import_comment.import_id = :id::bigint
    )
order by room.id
for no key update
