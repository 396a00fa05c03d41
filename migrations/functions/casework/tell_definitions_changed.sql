-- Nodes keep the fields that organisations added; this makes them read those of an organisation anew.
create or replace function casework.tell_definitions_changed() returns trigger
    language plpgsql
as $$
begin
    perform pg_notify(
        'casework_definitions_changed',
        coalesce(to_jsonb(old) ->> 'org_id', to_jsonb(new) ->> 'org_id')
    );

    return null;
end
$$;

create or replace trigger ext_db_changed
    after insert or update or delete on casework.ext_db
    for each row execute function casework.tell_definitions_changed();

create or replace trigger ext_field_changed
    after insert or update or delete on casework.ext_field
    for each row execute function casework.tell_definitions_changed();
