-- Writes what happened for those who want to be told, in the transaction that caused it: a delivery for each enabled
-- webhook that asks for the type, and an entry for open streams. A comment's entry points to its own row; without a
-- webhook that asks for it no event is written, and no push where nobody has a device. True: there are deliveries.
-- Nobody is woken: chat.tell does that too.
create or replace function chat.write_event(
    app_id bigint,
    types text[],
    room_id bigint,
    comment_id bigint,
    body json,
    now timestamptz
) returns boolean
    language plpgsql
as $$
#variable_conflict use_column
declare
    has_deliveries boolean;
begin
    if write_event.types && '{post_comment, post_system_event_message}' then
        insert into chat.live_event (app_id, room_id, comment_id, created_at)
        values (write_event.app_id, write_event.room_id, write_event.comment_id, write_event.now);
    end if;

    with asked as (
        select
            told.type,
            array_agg(webhook_endpoint.id) filter (where webhook_endpoint.id is not null) as endpoint_ids
        from unnest(write_event.types) as told (type)
        left join chat.webhook_endpoint
            on webhook_endpoint.app_id = write_event.app_id
            and webhook_endpoint.is_enabled
            and webhook_endpoint.events @> array[told.type]
            and (
                told.type <> 'push'
                or exists (
                    select
                    from chat.comment
                    inner join chat.participant
                        on participant.app_id = comment.app_id
                        and participant.room_id = comment.room_id
                        and participant.user_id <> comment.user_id
                    inner join chat.user_device
                        on user_device.app_id = participant.app_id
                        and user_device.user_id = participant.user_id
                    where
                        comment.app_id = write_event.app_id
                        and comment.id = write_event.comment_id
                )
            )
        group by told.type
    ),

    written as (
        insert into chat.event (app_id, type, room_id, comment_id, body, created_at)
        select write_event.app_id, asked.type, write_event.room_id, write_event.comment_id, write_event.body, write_event.now
        from asked
        where asked.endpoint_ids is not null or asked.type <> all('{post_comment, post_system_event_message, push}')
        returning event.id, event.type
    ),

    delivered as (
        insert into chat.webhook_delivery (event_id, endpoint_id, run_at, created_at)
        select written.id, endpoint.id, write_event.now, write_event.now
        from written
        inner join asked on asked.type = written.type
        cross join unnest(asked.endpoint_ids) as endpoint (id)
        returning 1
    ),

    live as (
        insert into chat.live_event (app_id, room_id, event_id, created_at)
        select write_event.app_id, write_event.room_id, written.id, write_event.now
        from written
        where
            written.type <> all('{post_comment, post_system_event_message, push}')
            and write_event.room_id is not null
    )

    select exists (select from delivered)
    into has_deliveries;

    return has_deliveries;
end
$$;
