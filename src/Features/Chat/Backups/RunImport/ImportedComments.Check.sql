-- What is wrong with the comments of a file that only the database knows: how much, and the first hundred. What is
-- there already is looked up by its key, row by row: not for any file all that the app has.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Check.sql
with /* Chat/ImportedComments.Check */
staged as (
    select
        import_comment.row_number,
        import_comment.unique_id,
        import_comment.room_unique_id,
        import_comment.creator_email,
        import_comment.type,
        import_comment.parent_unique_id,
        import_comment.room_id,
        import_comment.user_id,
        coalesce(
            (
                select earlier.room_unique_id
                from chat.import_comment as earlier
                where
                    earlier.import_id = import_comment.import_id
                    and earlier.row_number = import_comment.parent_row
            ),
            (
                select room.unique_id
                from chat.comment
                inner join chat.room on room.app_id = comment.app_id and room.id = comment.room_id
                where comment.id = import_comment.parent_id
            )
        ) as parent_room,
        min(import_comment.row_number) over (partition by import_comment.unique_id) as first_row
    from chat.import_comment
    where import_comment.import_id = :id::bigint
),

problems as (
    select
        staged.row_number,
        1 as place,
        'UniqueId' as field,
        staged.unique_id as value,
        'is there already' as message
    from staged
    where
        (
            select comment.id
            from chat.comment
            where
                comment.app_id = :app_id::bigint
                and comment.unique_temp_id = staged.unique_id
        ) is not null

    union all

    select
        staged.row_number,
        1,
        'UniqueId',
        staged.unique_id,
        'duplicate of row ' || staged.first_row
    from staged
    where
        staged.unique_id is not null
        and staged.first_row < staged.row_number

    union all

    select
        staged.row_number,
        2,
        'CreatorEmail',
        staged.creator_email,
        'names nobody who is registered'
    from staged
    where
        staged.creator_email is not null
        and staged.user_id is null

    union all

    select
        staged.row_number,
        3,
        'RoomUniqueId',
        staged.room_unique_id,
        'names no room'
    from staged
    where
        staged.room_unique_id is not null
        and staged.room_id is null

    union all

    select
        staged.row_number,
        4,
        'ParentCommentUniqueId',
        staged.parent_unique_id,
        case
            when staged.parent_room is null then 'names no earlier row and no comment'
            else 'is in another room'
        end
    from staged
    where
        staged.parent_unique_id is not null
        and staged.type = 'reply'
        and staged.room_unique_id is not null
        and staged.parent_room is distinct from staged.room_unique_id
)

select
    count(*) over () as total_count,
    problems.row_number,
    problems.field,
    problems.value,
    problems.message
from problems
order by problems.row_number, problems.place, problems.message
limit 100
