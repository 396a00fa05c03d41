-- Makes a referral together with its first done contact, or changes one, and notes what changed; with a number it is changed.
-- Outcomes: 'created', 'written', 'missing', and 'refused' with the problems as 'code field'.
create or replace function casework.write_referral(
    who casework.writer,
    sent casework.sent,
    referral_id bigint
)
    returns table (outcome text, record_id bigint, problems text[])
    language plpgsql
as $$
#variable_conflict use_column
declare
    today constant date := (who.now at time zone who.time_zone)::date;
    is_new constant boolean := write_referral.referral_id is null;
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    extensions constant jsonb := casework.extensions_as_stored(sent.extensions, who.time_zone);
    begun constant timestamp := (given ->> 'date')::timestamp;
    stored casework.referral;
    merged casework.referral;
    client_type integer;
    project casework.project;
    client_before jsonb;
    contact_id bigint;
    before jsonb := '{}';
begin
    if is_new then
        stored.org_id := who.org_id;
        stored.user_id := who.user_id;
        stored.created := who.now;
        stored.created_by := who.user_id;
        stored.updated := who.now;
        stored.updated_by := who.user_id;
    else
        select referral.*
        into stored
        from casework.referral
        where
            referral.org_id = who.org_id
            and referral.id = write_referral.referral_id
        for no key update;

        if not exists (
            select
            from casework.visible_referral(
                who.org_id, who.all_projects, who.projects, who.all_types, who.types, who.all_branches, who.branches
            ) as referral
            where referral.id = write_referral.referral_id
        ) then
            outcome := 'missing';
            return next;
            return;
        end if;

        before := casework.referral_image(who.org_id, write_referral.referral_id);
    end if;

    merged := jsonb_populate_record(stored, given);

    select found.*
    into project
    from casework.project as found
    where
        found.org_id = who.org_id
        and found.id = merged.project_id
        and (who.all_projects or found.id = any(who.projects));

    problems := casework.sent_problems(who, sent, is_new, case when not is_new then to_jsonb(stored) end)
        || casework.extension_problems(
            who,
            extensions,
            casework.extension_values(who.org_id, 'referral', write_referral.referral_id),
            merged.project_id
        );

    if is_new then
        if merged.client_id is not null then
            select client.type_id
            into client_type
            from casework.visible_client(
                who.org_id, who.all_types, who.types, who.all_branches, who.branches
            ) as client
            where client.id = merged.client_id;
            if client_type is null then
                problems := problems || 'bad_reference client'::text;
            elsif (given ->> 'client_type')::bigint <> client_type then
                problems := problems || 'bad_value client_type'::text;
            end if;
        end if;

        if merged.project_id is not null and project.id is null then
            problems := problems || 'bad_reference project'::text;
        elsif not project.active then
            problems := problems || 'bad_value project'::text;
        end if;

        if begun::date > today then
            problems := problems || 'bad_value date'::text;
        end if;

        if merged.branch_id is null then
            if who.branch_system then
                problems := problems || 'missing_field branch'::text;
            end if;
        elsif not exists (
            select
            from casework.branch
            where
                branch.org_id = who.org_id
                and branch.id = merged.branch_id
                and branch.active
                and (who.all_branches or branch.id = any(who.branches))
        ) then
            problems := problems || 'bad_reference branch'::text;
        end if;

        if merged.user_id is null then
            merged.user_id := who.user_id;
        elsif not exists (
            select
            from casework.app_user
            where
                app_user.org_id = who.org_id
                and app_user.id = merged.user_id
                and app_user.active
        ) then
            problems := problems || 'bad_reference user'::text;
        end if;

        if merged.template_id is null and project.id is not null then
            select case when count(*) = 1 then min(template.id) end
            into merged.template_id
            from casework.template
            where
                template.org_id = who.org_id
                and template.project_id = project.id
                and template.active;
            if merged.template_id is null then
                problems := problems || 'missing_field template'::text;
            end if;
        end if;
    elsif given ? 'template_id' and merged.template_id is null then
        problems := problems || 'value_required template'::text;
    end if;

    if
        merged.template_id is distinct from stored.template_id
        and merged.template_id is not null
        and project.id is not null
        and not exists (
            select
            from casework.template
            where
                template.org_id = who.org_id
                and template.id = merged.template_id
                and template.project_id = project.id
                and template.active
        )
    then
        problems := problems || 'bad_reference template'::text;
    end if;

    if
        merged.additional_org_person is distinct from stored.additional_org_person
        and merged.additional_org_person is not null
        and not exists (
            select
            from casework.visible_client(
                who.org_id, who.all_types, who.types, who.all_branches, who.branches
            ) as client
            where client.id = merged.additional_org_person
        )
    then
        problems := problems || 'bad_reference additional_org_person'::text;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if given ? 'closed' then
        merged.closed_date := case when (given ->> 'closed')::boolean then coalesce(stored.closed_date, today) end;
    elsif is_new and project.auto_close then
        merged.closed_date := today; -- nothing is left to do
    end if;

    if is_new then
        merged.id := nextval('casework.referral_id_seq');
        insert into casework.referral values (merged.*);

        insert into casework.contact (
            org_id,
            referral_id,
            status,
            user_id,
            stage,
            start_date,
            end_date,
            description,
            contact_type,
            created,
            created_by,
            updated,
            updated_by
        )
        values (
            who.org_id,
            merged.id,
            'done',
            merged.user_id,
            merged.stage,
            begun,
            begun,
            merged.description,
            merged.contact_type,
            who.now,
            who.user_id,
            who.now,
            who.user_id
        )
        returning contact.id into contact_id;

        perform casework.record_change(
            who, 'contacts', contact_id, 'create', '{}', casework.contact_image(who.org_id, contact_id)
        );

        if who.branch_system and not exists (
            select
            from casework.client_branch
            where
                client_branch.org_id = who.org_id
                and client_branch.client_id = merged.client_id
                and client_branch.branch_id = merged.branch_id
        ) then
            perform
            from casework.client
            where
                client.org_id = who.org_id
                and client.id = merged.client_id
            for no key update;

            client_before := casework.client_image(who.org_id, who.source_id, merged.client_id);

            insert into casework.client_branch (org_id, client_id, branch_id)
            values (who.org_id, merged.client_id, merged.branch_id)
            on conflict do nothing;

            perform casework.record_change(
                who,
                'clients',
                merged.client_id,
                'consequence',
                client_before,
                casework.client_image(who.org_id, who.source_id, merged.client_id)
            );
        end if;
    elsif merged is distinct from stored then
        update casework.referral
        set
            template_id = merged.template_id,
            project_category = merged.project_category,
            stage = merged.stage,
            description = merged.description,
            contact_method = merged.contact_method,
            contact_type = merged.contact_type,
            response_method = merged.response_method,
            introduction_source = merged.introduction_source,
            priority = merged.priority,
            funding_sponsor = merged.funding_sponsor,
            referrer = merged.referrer,
            additional_org_person = merged.additional_org_person,
            closed_date = merged.closed_date
        where
            referral.org_id = who.org_id
            and referral.id = merged.id;
    end if;

    perform casework.write_extensions(who, extensions, merged.id);
    perform casework.record_change(
        who,
        'referrals',
        merged.id,
        case when is_new then 'create' else 'update' end,
        before,
        casework.referral_image(who.org_id, merged.id)
    );

    outcome := case when is_new then 'created' else 'written' end;
    record_id := merged.id;
    return next;
end
$$;
