-- Nodes keep callers in memory by their keys; this makes them forget those of an organisation at once. A source serves
-- all organisations: the empty text is everybody.
create or replace function casework.tell_callers_changed() returns trigger
    language plpgsql
as $$
begin
    perform pg_notify(
        'casework_callers_changed',
        case tg_table_name
            when 'source' then ''
            when 'org' then to_jsonb(old) ->> 'id'
            else coalesce(to_jsonb(old) ->> 'org_id', to_jsonb(new) ->> 'org_id')
        end
    );

    return null;
end
$$;

create or replace trigger org_changed
    after update or delete on casework.org
    for each row execute function casework.tell_callers_changed();

create or replace trigger source_changed
    after update or delete on casework.source
    for each row execute function casework.tell_callers_changed();

create or replace trigger org_source_changed
    after insert or update or delete on casework.org_source
    for each row execute function casework.tell_callers_changed();

create or replace trigger org_source_project_changed
    after insert or update or delete on casework.org_source_project
    for each row execute function casework.tell_callers_changed();

create or replace trigger app_user_changed
    after insert or update or delete on casework.app_user
    for each row execute function casework.tell_callers_changed();

create or replace trigger user_group_changed
    after insert or update or delete on casework.user_group
    for each row execute function casework.tell_callers_changed();

create or replace trigger hidden_field_changed
    after insert or update or delete on casework.hidden_field
    for each row execute function casework.tell_callers_changed();

create or replace trigger user_project_changed
    after insert or update or delete on casework.user_project
    for each row execute function casework.tell_callers_changed();

create or replace trigger user_branch_changed
    after insert or update or delete on casework.user_branch
    for each row execute function casework.tell_callers_changed();

create or replace trigger user_client_type_changed
    after insert or update or delete on casework.user_client_type
    for each row execute function casework.tell_callers_changed();

create or replace trigger user_key_changed
    after insert or update or delete on casework.user_key
    for each row execute function casework.tell_callers_changed();
