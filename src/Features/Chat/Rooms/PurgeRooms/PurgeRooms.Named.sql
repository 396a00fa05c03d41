-- Takes an erased user's name out of the next system events of the app, and out of the replies to them; up to the first
-- in a room that somebody holds, with which the next run begins.
-- psql -v limit=2000 -f PurgeRooms.Named.sql
with /* Chat/PurgeRooms.Named */
due as (
    select
        app_user.app_id,
        app_user.id,
        app_user.email,
        app_user.username,
        app_user.former_email,
        app_user.named_id,
        app_user.blank_before_id
    from chat.app_user
    where
        app_user.blanked_id < app_user.blank_before_id
        and app_user.named_id < app_user.blank_before_id
    order by app_user.id
    limit 1
),

next as (
    select
        due.app_id,
        comment.id
    from due
    inner join chat.app_user as system_user
        on system_user.app_id = due.app_id
        and system_user.is_system
    inner join chat.comment
        on comment.app_id = due.app_id
        and comment.user_id = system_user.id
        and comment.id > due.named_id
        and comment.id < due.blank_before_id
    order by comment.id
    limit :limit::bigint
),

told as (
    select
        next.app_id,
        next.id,
        comment.room_id,
        comment.message,
        comment.payload,
        due.username,
        -- The subject's name begins the message and the object's ends it, unless it is the caller's own.
        case
            when comment.payload ->> 'subject_email' = due.former_email
                and comment.payload ->> 'type' <> 'custom'
                and starts_with(comment.message, comment.payload ->> 'subject_username')
                then char_length(comment.payload ->> 'subject_username')
        end as head,
        case
            when comment.payload ->> 'object_email' = due.former_email
                and comment.payload ->> 'type' <> 'custom'
                and right(comment.message, char_length(comment.payload ->> 'object_username'))
                    = comment.payload ->> 'object_username'
                then char_length(comment.payload ->> 'object_username')
        end as tail,
        case
            when comment.payload ->> 'subject_email' = due.former_email
                then jsonb_build_object('subject_email', due.email, 'subject_username', due.username)
            else '{}'
        end
        || case
            when comment.payload ->> 'object_email' = due.former_email
                then jsonb_build_object('object_email', due.email, 'object_username', due.username)
            else '{}'
        end
        || case
            when room.type = 'single'
                then jsonb_build_object(
                    'room_name',
                    array_to_string(
                        array_replace(
                            string_to_array(comment.payload ->> 'room_name', ' '),
                            due.former_email,
                            due.email
                        ),
                        ' '
                    )
                )
            else '{}'
        end as changed
    from next
    cross join due
    inner join chat.comment
        on comment.app_id = next.app_id
        and comment.id = next.id
    inner join chat.room
        on room.app_id = comment.app_id
        and room.id = comment.room_id
    where
        due.former_email in (comment.payload ->> 'subject_email', comment.payload ->> 'object_email')
        or (
            room.type = 'single'
            and due.former_email = any(string_to_array(comment.payload ->> 'room_name', ' '))
        )
),

locked as (
    -- Before their comments, as all do; and without waiting, for that would hold up who posts to the others of them.
    select room.id
    from chat.room
    where (room.app_id, room.id) in (select told.app_id, told.room_id from told)
    for no key update skip locked
),

held as (
    select min(told.id) as first_id
    from told
    where told.room_id not in (select locked.id from locked)
),

renamed as (
    update chat.comment
    set
        message = case when told.head is null then '' else told.username end
            || substr(
                told.message,
                1 + coalesce(told.head, 0),
                greatest(char_length(told.message) - coalesce(told.head, 0) - coalesce(told.tail, 0), 0)
            )
            || case when told.tail is null then '' else told.username end,
        payload = chat.json_with(told.payload, told.changed)
    from told
    cross join held
    where
        comment.app_id = told.app_id
        and comment.id = told.id
        and (held.first_id is null or told.id < held.first_id)
    returning
        comment.app_id,
        comment.id,
        comment.room_id,
        comment.message,
        comment.payload
),

requoted as (
    update chat.comment
    set payload = chat.json_with(
        comment.payload,
        jsonb_build_object('replied_comment_message', renamed.message, 'replied_comment_payload', renamed.payload)
    )
    from renamed
    where
        comment.app_id = renamed.app_id
        and comment.parent_id = renamed.id
        and comment.payload is not null
),

shown as (
    update chat.room
    set last_comment_message = renamed.message
    from renamed
    where
        room.app_id = renamed.app_id
        and room.id = renamed.room_id
        and room.last_comment_id = renamed.id
),

noted as (
    update chat.app_user
    set named_id = coalesce(
        (select held.first_id - 1 from held),
        (select max(next.id) from next),
        app_user.blank_before_id
    )
    from due
    where
        app_user.app_id = due.app_id
        and app_user.id = due.id
)

select count(*) as seen
from due
cross join held
left join next on true
where
    held.first_id is null
    or next.id < held.first_id
