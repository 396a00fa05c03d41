-- Makes or changes a record of an extension database, and notes what changed. A known one has a number. A new one is of the
-- person or referral that the body names: visible, and of a type or project that the database is for; it stays theirs.
-- Outcomes: 'created', 'written', 'missing', and 'refused' with the problems as 'code field'.
create or replace function casework.write_ext_record(
    who casework.writer,
    sent casework.sent,
    ext_db_id bigint,
    known_id bigint
)
    returns table (outcome text, record_id bigint, problems text[])
    language plpgsql
as $$
#variable_conflict use_column
declare
    is_new constant boolean := write_ext_record.known_id is null;
    extensions constant jsonb := casework.extensions_as_stored(sent.extensions, who.time_zone);
    db casework.ext_db;
    stored casework.ext_record;
    merged casework.ext_record;
    parent_id bigint;
    scope bigint;
    before jsonb := '{}';
begin
    select found.*
    into db
    from casework.ext_db as found
    where
        found.org_id = who.org_id
        and found.id = write_ext_record.ext_db_id
        and found.cardinality = 'multiple'
        and found.active
        and found.allow_api
        and (
            found.group_ids = '{}'
            or exists (
                select
                from casework.app_user
                where
                    app_user.org_id = who.org_id
                    and app_user.id = who.user_id
                    and app_user.group_id = any(found.group_ids)
            )
        );

    if is_new then
        stored.org_id := who.org_id;
        stored.ext_db_id := db.id;
        stored.data := '{}';
        stored.created := who.now;
        stored.created_by := who.user_id;
        stored.updated := who.now;
        stored.updated_by := who.user_id;
    else
        select ext_record.*
        into stored
        from casework.ext_record
        where
            ext_record.org_id = who.org_id
            and ext_record.id = write_ext_record.known_id
            and ext_record.ext_db_id = db.id
        for no key update;
    end if;

    parent_id := case
        when not is_new then coalesce(stored.client_id, stored.referral_id)
        when db.parent = 'client' then (sent.given ->> 'client_id')::bigint
        else (sent.given ->> 'referral_id')::bigint
    end;
    if db.parent = 'client' then
        select client.type_id
        into scope
        from casework.visible_client(who.org_id, who.all_types, who.types, who.all_branches, who.branches) as client
        where client.id = parent_id;
    else
        select referral.project_id
        into scope
        from casework.visible_referral(
            who.org_id, who.all_projects, who.projects, who.all_types, who.types, who.all_branches, who.branches
        ) as referral
        where referral.id = parent_id;
    end if;

    if db.id is null or (not is_new and scope is null) then
        outcome := 'missing';
        return next;
        return;
    end if;

    problems := casework.sent_problems(who, sent, is_new, null)
        || casework.extension_problems(who, extensions, stored.data, null);
    if is_new then
        if parent_id is not null and (scope is null or (db.scope_ids <> '{}' and scope <> all(db.scope_ids))) then
            problems := problems || ('bad_reference ' || db.parent);
        end if;
    elsif
        sent.given ? (db.parent || '_id')
        and (sent.given ->> (db.parent || '_id'))::bigint is distinct from parent_id
    then
        problems := problems || ('not_writable ' || db.parent);
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    merged := stored;
    merged.data := jsonb_strip_nulls(
        stored.data || coalesce(
            (
                select jsonb_object_agg(ext_field.id::text, item.value)
                from jsonb_to_recordset(extensions) as item (id bigint, value jsonb)
                inner join casework.ext_field
                    on ext_field.org_id = who.org_id
                    and ext_field.ext_db_id = db.id
                    and ext_field.id = item.id
            ),
            '{}'
        )
    );
    if is_new then
        merged.id := nextval('casework.ext_record_id_seq');
        merged.client_id := case when db.parent = 'client' then parent_id end;
        merged.referral_id := case when db.parent = 'referral' then parent_id end;
        insert into casework.ext_record values (merged.*);
    else
        before := casework.ext_record_image(who.org_id, stored.id);
        if merged.data <> stored.data then
            update casework.ext_record
            set data = merged.data
            where
                ext_record.org_id = who.org_id
                and ext_record.id = merged.id;
        end if;
    end if;

    perform casework.record_change(
        who,
        'extension_database',
        merged.id,
        case when is_new then 'create' else 'update' end,
        before,
        casework.ext_record_image(who.org_id, merged.id)
    );

    outcome := case when is_new then 'created' else 'written' end;
    record_id := merged.id;
    return next;
end
$$;
