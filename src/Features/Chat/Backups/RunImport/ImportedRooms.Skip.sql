-- Passes over rooms that are there already, each looked up by its key.
-- psql -v id=5 -v app_id=1 -f ImportedRooms.Skip.sql
delete /* Chat/ImportedRooms.Skip */ from chat.import_room
where
    import_room.import_id = :id::bigint
    and (
        select room.id
        from chat.room
        where
            room.app_id = :app_id::bigint
            and room.unique_id = import_room.unique_id
    ) is not null
