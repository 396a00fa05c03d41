-- Imports or rejects people from a web form, once. Importing makes those who are not linked to somebody known, their
-- relationships, and a referral for each who has a description: all of it or nothing.
-- sent.given: action, reason, people (place and client), project_id, branch_id, stage, template_id, date.
-- Outcomes: 'written', 'missing', 'already_processed', 'external_id_taken', and 'refused' with the problems as 'code field'.
create or replace function casework.process_staged(who casework.writer, sent casework.sent, batch_id bigint)
    returns table (outcome text, record_id bigint, problems text[], status text, people jsonb)
    language plpgsql
as $$
#variable_conflict use_column
declare
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    branch constant jsonb := case when who.branch_system then given -> 'branch_id' end;
    stage integer := (given ->> 'stage')::integer;
    batch casework.external_referral;
    person casework.external_referral_person;
    written record;
    known bigint;
    referral bigint;
    before jsonb;
begin
    select external_referral.*
    into batch
    from casework.external_referral
    where
        external_referral.org_id = who.org_id
        and external_referral.id = process_staged.batch_id
    for no key update;

    if batch.id is null or exists (
        select
        from casework.external_referral_person
        where
            external_referral_person.org_id = who.org_id
            and external_referral_person.batch_id = batch.id
            and not (
                external_referral_person.project_id is null
                or who.all_projects
                or external_referral_person.project_id = any(who.projects)
            )
    ) then
        outcome := 'missing';
        return next;
        return;
    end if;

    if batch.status <> 'pending' then
        outcome := 'already_processed';
        return next;
        return;
    end if;

    problems := casework.sent_problems(who, sent, true, null);
    if given ->> 'action' = 'import' then
        problems := problems || array(
            select 'bad_reference people'
            from jsonb_to_recordset(coalesce(nullif(given -> 'people', 'null'), '[]')) as linked (index bigint, client bigint)
            where
                not exists (
                    select
                    from casework.external_referral_person
                    where
                        external_referral_person.org_id = who.org_id
                        and external_referral_person.batch_id = batch.id
                        and external_referral_person.idx = linked.index
                )
                or not exists (
                    select
                    from casework.visible_client(
                        who.org_id, who.all_types, who.types, who.all_branches, who.branches
                    ) as client
                    where client.id = linked.client
                )
        );
        if who.branch_system and coalesce(branch, 'null') = 'null' then
            problems := problems || 'missing_field branch'::text;
        end if;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if given ->> 'action' = 'import' then
        if stage is null then
            select dictionary_entry.key::integer
            into stage
            from casework.dictionary_entry
            where
                dictionary_entry.org_id = who.org_id
                and dictionary_entry.dict = 'contacts/stage'
                and dictionary_entry.active
            order by dictionary_entry.ord, dictionary_entry.label, dictionary_entry.key
            limit 1;
        end if;

        -- What goes wrong takes back all that this block has written.
        begin
            for person in
                select external_referral_person.*
                from casework.external_referral_person
                where
                    external_referral_person.org_id = who.org_id
                    and external_referral_person.batch_id = batch.id
                order by external_referral_person.idx
            loop
                select linked.client
                into known
                from jsonb_to_recordset(coalesce(nullif(given -> 'people', 'null'), '[]')) as linked (index bigint, client bigint)
                where linked.index = person.idx;

                if known is null then
                    select one.*
                    into written
                    from casework.write_client(
                        who,
                        casework.staged_client(who, person, branch),
                        null,
                        null
                    ) as one;
                    if written.outcome <> 'created' then
                        outcome := written.outcome;
                        problems := written.problems;
                        raise exception using errcode = 'CW001';
                    end if;

                    known := written.record_id;
                end if;

                referral := null;
                if person.description is not null then
                    select one.*
                    into written
                    from casework.write_referral(
                        who,
                        row(
                            jsonb_strip_nulls(
                                jsonb_build_object(
                                    'client_id', known,
                                    'project_id', coalesce(to_jsonb(person.project_id), given -> 'project_id'),
                                    'branch_id', branch,
                                    'template_id', given -> 'template_id',
                                    'stage', stage,
                                    'date',
                                    coalesce(
                                        given ->> 'date', (who.now at time zone who.time_zone)::date::text
                                    ),
                                    'description', person.description
                                )
                            ),
                            '{}'::text[],
                            '[]'::jsonb,
                            '[]'::jsonb,
                            array(
                                select 'project'
                                where coalesce(to_jsonb(person.project_id), nullif(given -> 'project_id', 'null')) is null
                                union all
                                select 'stage'
                                where stage is null
                            ),
                            '{}'::text[],
                            false,
                            true
                        )::casework.sent,
                        null
                    ) as one;
                    if written.outcome <> 'created' then
                        outcome := written.outcome;
                        problems := written.problems;
                        raise exception using errcode = 'CW001';
                    end if;

                    referral := written.record_id;
                end if;

                update casework.external_referral_person
                set
                    client_id = known,
                    referral_id = referral
                where
                    external_referral_person.org_id = who.org_id
                    and external_referral_person.id = person.id;
            end loop;

            -- What the software that sent them calls them.
            for person in
                select made.*
                from casework.external_referral_person as made
                where
                    made.org_id = who.org_id
                    and made.batch_id = batch.id
                    and made.fields ? 'external_id'
                    and not exists (
                        select
                        from jsonb_to_recordset(coalesce(nullif(given -> 'people', 'null'), '[]')) as linked (index bigint)
                        where linked.index = made.idx
                    )
                order by made.idx
            loop
                before := casework.client_image(who.org_id, batch.source_id, person.client_id);

                insert into casework.client_external_id (org_id, source_id, external_id, client_id)
                values (who.org_id, batch.source_id, person.fields ->> 'external_id', person.client_id)
                on conflict do nothing;
                if not found then
                    outcome := 'external_id_taken';
                    raise exception using errcode = 'CW001';
                end if;

                perform casework.record_change(
                    who,
                    'clients',
                    person.client_id,
                    'consequence',
                    before,
                    casework.client_image(who.org_id, batch.source_id, person.client_id)
                );
            end loop;

            -- By number, so that two imports that link the same people wait for each other in one order.
            for known in
                select distinct external_referral_person.client_id
                from casework.external_referral_person
                where
                    external_referral_person.org_id = who.org_id
                    and external_referral_person.batch_id = batch.id
                    and (
                        external_referral_person.relationships <> '{}'
                        or external_referral_person.carer_relationships <> '{}'
                    )
                order by 1
            loop
                perform
                from casework.client
                where
                    client.org_id = who.org_id
                    and client.id = known
                for no key update;

                before := casework.client_image(who.org_id, who.source_id, known);

                insert into casework.client_relationship (org_id, client_id, other_id, relationship, carer)
                select who.org_id, known, other.client_id, related.kind::integer, related.is_carer
                from casework.external_referral_person as own
                cross join lateral (
                    select each.key::integer, each.value, false
                    from jsonb_each_text(own.relationships) as each
                    union all
                    select each.key::integer, each.value, true
                    from jsonb_each_text(own.carer_relationships) as each
                ) as related (place, kind, is_carer)
                inner join casework.external_referral_person as other
                    on other.org_id = own.org_id
                    and other.batch_id = own.batch_id
                    and other.idx = related.place
                where
                    own.org_id = who.org_id
                    and own.batch_id = batch.id
                    and own.client_id = known
                    and other.client_id <> known
                on conflict (org_id, client_id, other_id, relationship, carer) do nothing;

                perform casework.record_change(
                    who,
                    'clients',
                    known,
                    'consequence',
                    before,
                    casework.client_image(who.org_id, who.source_id, known)
                );
            end loop;
        exception
            when sqlstate 'CW001' then
                return next;
                return;
        end;
    end if;

    status := case given ->> 'action' when 'import' then 'imported' else 'rejected' end;
    update casework.external_referral
    set
        status = process_staged.status,
        reason = given ->> 'reason',
        processed = who.now,
        processed_by = who.user_id
    where
        external_referral.org_id = who.org_id
        and external_referral.id = batch.id;

    people := (
        select
            jsonb_agg(
                jsonb_build_object(
                    'index', imported.idx, 'client', imported.client_id, 'referral', imported.referral_id
                )
                order by imported.idx
            )
        from casework.external_referral_person as imported
        where
            imported.org_id = who.org_id
            and imported.batch_id = batch.id
    );
    perform casework.record_change(
        who,
        'external_referrals',
        batch.id,
        'update',
        jsonb_build_object('status', 'pending'),
        jsonb_strip_nulls(
            jsonb_build_object('status', status, 'reason', given -> 'reason', 'people', people)
        )
    );

    outcome := 'written';
    record_id := batch.id;
    return next;
end
$$;
