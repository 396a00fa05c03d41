-- Writes what happened (chat.write_event) and wakes those who tell it, at the end of the transaction. Transactions with
-- a notification are committed one after the other, so what is done often, posting, wakes them after its commit.
create or replace function chat.tell(
    app_id bigint,
    types text[],
    room_id bigint,
    comment_id bigint,
    body json,
    now timestamptz
) returns void
    language plpgsql
as $$
begin
    if chat.write_event(app_id, types, room_id, comment_id, body, now) then
        perform pg_notify('job', 'Chat/DeliverWebhooks');
    end if;

    perform pg_notify('chat_live', app_id::text);
end
$$;
