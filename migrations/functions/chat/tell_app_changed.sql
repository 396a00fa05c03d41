-- Nodes keep apps in memory by their secrets; this makes them forget an app at once.
create or replace function chat.tell_app_changed() returns trigger
    language plpgsql
as $$
begin
    perform pg_notify(
        'chat_app_changed',
        case tg_table_name
            when 'app_secret' then to_jsonb(old) ->> 'app_id'
            else to_jsonb(old) ->> 'id'
        end
    );

    return null;
end
$$;

create or replace trigger secret_changed
    after update or delete on chat.app_secret
    for each row execute function chat.tell_app_changed();

create or replace trigger app_changed
    after update on chat.app
    for each row execute function chat.tell_app_changed();
