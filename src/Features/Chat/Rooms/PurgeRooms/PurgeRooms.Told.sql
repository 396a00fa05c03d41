-- Takes an erased user out of the next events of the app and of what waits for webhooks: that is made anew at the next
-- attempt, when nothing that it tells of names the user any more; so this is the last step.
-- psql -v limit=2000 -f PurgeRooms.Told.sql
with /* Chat/PurgeRooms.Told */
due as (
    select
        app_user.app_id,
        app_user.id,
        app_user.email,
        app_user.username,
        app_user.former_email,
        app_user.told_id
    from chat.app_user
    where
        app_user.former_email is not null
        and app_user.blanked_id >= app_user.blank_before_id
    order by app_user.id
    limit 1
),

next as (
    select
        due.app_id,
        event.id
    from due
    inner join chat.event
        on event.app_id = due.app_id
        and event.id > due.told_id
    order by event.id
    limit :limit::bigint
),

renamed as (
    update chat.event
    set body = chat.json_with(
        event.body,
        jsonb_build_object(
            'participants',
            (
                select
                    jsonb_agg(
                        case (named.person ->> 'id')::bigint
                            when due.id then named.person
                                || jsonb_build_object('email', due.email, 'username', due.username, 'avatar_url', '')
                            else named.person
                        end
                        order by named.place
                    )
                from jsonb_array_elements(event.body::jsonb -> 'participants') with ordinality as named (person, place)
            )
        )
        || case
            when event.body ->> 'type' = 'single' -- called after its two users
                then jsonb_build_object(
                    'name',
                    array_to_string(
                        array_replace(string_to_array(event.body ->> 'name', ' '), due.former_email, due.email),
                        ' '
                    )
                )
            else '{}'
        end
    )
    from next
    cross join due
    where
        event.app_id = next.app_id
        and event.id = next.id
        and event.body::jsonb -> 'participants' @> jsonb_build_array(jsonb_build_object('id', due.id))
),

unmade as (
    update chat.webhook_delivery
    set body = null
    from next
    cross join due
    where
        webhook_delivery.event_id = next.id
        and webhook_delivery.status <> 'delivered'
        and strpos(webhook_delivery.body, substr(to_json(due.former_email)::text, 2, char_length(due.former_email))) > 0
),

noted as (
    update chat.app_user
    set
        told_id = coalesce((select max(next.id) from next), app_user.told_id),
        former_email = case when exists (select from next) then app_user.former_email end
    from due
    where
        app_user.app_id = due.app_id
        and app_user.id = due.id
)

select count(*) as seen
from due
left join next on true
