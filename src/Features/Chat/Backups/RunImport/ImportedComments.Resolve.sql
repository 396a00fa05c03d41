-- The rooms, authors and answered comments of a file; nulls: none. A comment that is answered is an earlier row, else one
-- that is there. System speaks for itself, whatever it was called where the file was made.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Resolve.sql
update /* Chat/ImportedComments.Resolve */ chat.import_comment
set
    room_id = (
        select room.id
        from chat.room
        where
            room.app_id = :app_id::bigint
            and room.unique_id = import_comment.room_unique_id
            and room.deleted_at is null
    ),
    user_id = coalesce(
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.is_system
                and import_comment.type = 'system_event'
        ),
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.email_key = lower(import_comment.creator_email)
                and not app_user.is_system
        )
    ),
    parent_row = case
        when import_comment.parent_unique_id is not null then (
            select min(earlier.row_number)
            from chat.import_comment as earlier
            where
                earlier.import_id = import_comment.import_id
                and earlier.unique_id = import_comment.parent_unique_id
                and earlier.row_number < import_comment.row_number
        )
    end,
    parent_id = case
        when import_comment.parent_unique_id is not null then (
            select comment.id
            from chat.comment
            where
                comment.app_id = :app_id::bigint
                and comment.unique_temp_id = import_comment.parent_unique_id
        )
    end
where import_comment.import_id = :id::bigint
