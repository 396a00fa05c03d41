-- Nodes keep tokens in memory for 30 seconds; this makes them forget an account's at once.
create or replace function identity.tell_account_changed() returns trigger
    language plpgsql
as $$
begin
    perform pg_notify(
        'identity_changed',
        case tg_table_name
            when 'token' then to_jsonb(old) ->> 'account_id'
            else to_jsonb(old) ->> 'id'
        end
    );

    return null;
end
$$;

create or replace trigger token_changed
    after delete or update of expires_at on identity.token
    for each row execute function identity.tell_account_changed();

create or replace trigger account_changed
    after delete or update of is_active, is_staff, is_superuser, is_service_account, username on identity.account
    for each row execute function identity.tell_account_changed();
