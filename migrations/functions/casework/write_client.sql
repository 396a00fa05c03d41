-- Makes or changes a person with their branches, their id in the caller's system and their extension fields, and notes what
-- changed. Without a number it is made; with external_id it is made unless somebody has that id.
-- Outcomes: 'created', 'written', 'missing', 'external_id_taken', and 'refused' with the problems as 'code field'.
create or replace function casework.write_client(
    who casework.writer,
    sent casework.sent,
    client_id bigint,
    external_id text
)
    returns table (outcome text, record_id bigint, problems text[])
    language plpgsql
as $$
#variable_conflict use_column
declare
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    extensions constant jsonb := casework.extensions_as_stored(sent.extensions, who.time_zone);
    mine text := coalesce(normalize(write_client.external_id, nfc), given ->> 'external_id');
    is_mapped constant boolean := write_client.external_id is not null or given ? 'external_id';
    known bigint := write_client.client_id;
    is_new boolean;
    stored casework.client;
    merged casework.client;
    present bigint[] := '{}';
    wanted bigint[];
    before jsonb := '{}';
begin
    if mine is not null then
        -- Two who bring the same person at once: one makes it, the other finds it.
        perform pg_advisory_xact_lock(
            hashtextextended(who.org_id || '/' || who.source_id || '/' || mine, 0)
        );
    end if;

    if write_client.external_id is not null then
        select client_external_id.client_id
        into known
        from casework.client_external_id
        where
            client_external_id.org_id = who.org_id
            and client_external_id.source_id = who.source_id
            and client_external_id.external_id = mine;
    end if;

    is_new := known is null;
    if is_new then
        stored.org_id := who.org_id;
        stored.type_id := 1;
        stored.active := true;
        stored.deceased := false;
        stored.created := who.now;
        stored.created_by := who.user_id;
        stored.updated := who.now;
        stored.updated_by := who.user_id;
    else
        select client.*
        into stored
        from casework.client
        where
            client.org_id = who.org_id
            and client.id = known
        for no key update;

        if not exists (
            select
            from casework.visible_client(
                who.org_id, who.all_types, who.types, who.all_branches, who.branches
            ) as client
            where client.id = known
        ) then
            outcome := case when write_client.external_id is null then 'missing' else 'external_id_taken' end;
            return next;
            return;
        end if;

        before := casework.client_image(who.org_id, who.source_id, known);
        present := array(
            select client_branch.branch_id
            from casework.client_branch
            where
                client_branch.org_id = who.org_id
                and client_branch.client_id = known
            order by client_branch.branch_id
        );
    end if;

    merged := jsonb_populate_record(stored, given);
    problems := casework.sent_problems(who, sent, is_new, case when not is_new then to_jsonb(stored) end)
        || casework.client_problems(who, merged, stored, is_new)
        || casework.extension_problems(
            who, extensions, casework.extension_values(who.org_id, 'client', known), merged.type_id
        );

    wanted := present;
    if who.branch_system and given ? 'branch' then
        wanted := array(
            select branch.id::bigint
            from jsonb_array_elements_text(given -> 'branch') as branch (id)
            union
            select kept.id
            from unnest(present) as kept (id)
            where not (who.all_branches or kept.id = any(who.branches)) -- not the caller's: untouched
            order by 1
        );
        if exists (
            select
            from unnest(wanted) as added (id)
            where
                added.id <> all(present)
                and not exists (
                    select
                    from casework.branch
                    where
                        branch.org_id = who.org_id
                        and branch.id = added.id
                        and branch.active
                        and (who.all_branches or branch.id = any(who.branches))
                )
        ) then
            problems := problems || 'bad_reference branch'::text;
        elsif wanted = '{}' and not is_new then
            problems := problems || 'value_required branch'::text;
        end if;
    end if;

    if who.branch_system and is_new and wanted = '{}' then
        if cardinality(who.branches) = 1 and not given ? 'branch' then
            wanted := who.branches;
        else
            problems := problems || 'missing_field branch'::text;
        end if;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if mine is not null and exists (
        select
        from casework.client_external_id
        where
            client_external_id.org_id = who.org_id
            and client_external_id.source_id = who.source_id
            and client_external_id.external_id = mine
            and client_external_id.client_id is distinct from known
    ) then
        outcome := 'external_id_taken';
        return next;
        return;
    end if;

    if is_new then
        merged.id := nextval('casework.client_id_seq');
        known := merged.id;
        insert into casework.client values (merged.*);
    elsif merged is distinct from stored then
        update casework.client
        set
            type_id = merged.type_id,
            title = merged.title,
            first_name = merged.first_name,
            middle_names = merged.middle_names,
            known_as = merged.known_as,
            surname = merged.surname,
            date_of_birth = merged.date_of_birth,
            gender = merged.gender,
            address1 = merged.address1,
            address2 = merged.address2,
            address3 = merged.address3,
            town = merged.town,
            county = merged.county,
            postcode = merged.postcode,
            district = merged.district,
            phone = merged.phone,
            mobile = merged.mobile,
            email = merged.email,
            preferred_communication_method = merged.preferred_communication_method,
            consent = merged.consent,
            org_religion = merged.org_religion,
            org_ethnic_group = merged.org_ethnic_group,
            main_language = merged.main_language,
            marital_status = merged.marital_status,
            sexual_orientation = merged.sexual_orientation,
            accommodation = merged.accommodation,
            main_disability = merged.main_disability,
            school = merged.school,
            gp_surgery = merged.gp_surgery,
            gp_name = merged.gp_name,
            registered_disabled = merged.registered_disabled,
            blue_badge_holder = merged.blue_badge_holder,
            employment_status = merged.employment_status,
            people_in_household = merged.people_in_household,
            nhs_number = merged.nhs_number,
            social_services_number = merged.social_services_number,
            ni_number = merged.ni_number,
            usual_support_worker = merged.usual_support_worker,
            active = merged.active,
            deceased = merged.deceased,
            date_of_death = merged.date_of_death,
            notes = merged.notes
        where
            client.org_id = who.org_id
            and client.id = known;
    end if;

    delete from casework.client_branch
    where
        client_branch.org_id = who.org_id
        and client_branch.client_id = known
        and client_branch.branch_id <> all(wanted);

    insert into casework.client_branch (org_id, client_id, branch_id)
    select who.org_id, known, added.id
    from unnest(wanted) as added (id)
    where added.id <> all(present)
    on conflict do nothing;

    if is_mapped then
        delete from casework.client_external_id
        where
            client_external_id.org_id = who.org_id
            and client_external_id.source_id = who.source_id
            and client_external_id.client_id = known
            and client_external_id.external_id is distinct from mine;

        insert into casework.client_external_id (org_id, source_id, external_id, client_id)
        select who.org_id, who.source_id, mine, known
        where mine is not null
        on conflict do nothing;
    end if;

    perform casework.write_extensions(who, extensions, known);
    perform casework.record_change(
        who,
        'clients',
        known,
        case when is_new then 'create' else 'update' end,
        before,
        casework.client_image(who.org_id, who.source_id, known)
    );

    outcome := case when is_new then 'created' else 'written' end;
    record_id := known;
    return next;
end
$$;
