-- Keeps people from a web form until somebody imports or rejects them; nothing is written to people or referrals. Each item
-- of people is a body as casework.sent has it, with its place, the relationships and whether it alone was sent.
-- Outcomes: 'created', and 'refused' with the problems as 'code place field'.
create or replace function casework.stage_people(who casework.writer, people jsonb, is_sound boolean)
    returns table (outcome text, record_id bigint, problems text[], staged jsonb)
    language plpgsql
as $$
#variable_conflict use_column
declare
    item record;
    sent casework.sent;
    given jsonb;
    extensions jsonb;
    wrong text[];
    kept jsonb := '[]';
begin
    problems := '{}';
    for item in
        select entry.*
        from jsonb_to_recordset(stage_people.people) as entry (
            place integer,
            given jsonb,
            zoned jsonb,
            options jsonb,
            extensions jsonb,
            missing jsonb,
            emptied jsonb,
            relationships jsonb,
            carer_relationships jsonb
        )
        order by entry.place
    loop
        sent := row(
            item.given,
            array(select jsonb_array_elements_text(item.zoned)),
            item.options,
            item.extensions,
            array(select jsonb_array_elements_text(item.missing)),
            array(select jsonb_array_elements_text(item.emptied)),
            false,
            stage_people.is_sound
        )::casework.sent;
        given := casework.as_stored(sent.given, sent.zoned, who.time_zone);
        extensions := casework.extensions_as_stored(sent.extensions, who.time_zone);

        wrong := casework.sent_problems(who, sent, true, null)
            || array(
                select case problem.words when 'bad_reference type' then 'bad_reference org_type_id' else problem.words end
                from unnest(
                    casework.client_problems(
                        who,
                        jsonb_populate_record(
                            null::casework.client, given || jsonb_build_object('type_id', given -> 'org_type_id')
                        ),
                        null,
                        true
                    )
                ) as problem (words)
            )
            || casework.extension_problems(who, extensions, '{}', (given ->> 'org_type_id')::bigint)
            || array(
                select 'bad_reference project'
                where
                    given ->> 'project_id' is not null
                    and not exists (
                        select
                        from casework.project
                        where
                            project.org_id = who.org_id
                            and project.id = (given ->> 'project_id')::bigint
                            and project.active
                            and (who.all_projects or project.id = any(who.projects))
                    )
                union all
                select 'missing_field referral_role'
                where
                    given ->> 'form_source' is not null
                    and given ->> 'referral_role' is null
                union all
                select distinct 'bad_value ' || related.field
                from (
                    select 'relationships', value
                    from jsonb_each_text(item.relationships)
                    union all
                    select 'carer_relationships', value
                    from jsonb_each_text(item.carer_relationships)
                ) as related (field, kind)
                where
                    not exists (
                        select
                        from casework.dictionary_entry
                        where
                            dictionary_entry.org_id = who.org_id
                            and dictionary_entry.dict = 'relationship'
                            and dictionary_entry.key = related.kind
                            and dictionary_entry.active
                    )
            );
        problems := problems || array(
            select split_part(problem.words, ' ', 1) || ' ' || item.place || ' ' || split_part(problem.words, ' ', 2)
            from unnest(wrong) as problem (words)
        );
        kept := kept || jsonb_build_object(
            'idx', item.place,
            'org_type_id', given -> 'org_type_id',
            'surname', given -> 'surname',
            'first_name', given -> 'first_name',
            'description', given -> 'description',
            'project_id', given -> 'project_id',
            'form_source', given -> 'form_source',
            'referral_role', given -> 'referral_role',
            'relationships', item.relationships,
            'carer_relationships', item.carer_relationships,
            'fields',
            jsonb_strip_nulls(
                given
                - array['org_type_id', 'surname', 'first_name', 'description', 'project_id', 'form_source', 'referral_role']
                || coalesce(
                    (
                        select jsonb_object_agg('x' || own.id, own.value)
                        from jsonb_to_recordset(extensions) as own (id bigint, value jsonb)
                    ),
                    '{}'
                )
            )
        );
    end loop;

    if not stage_people.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    insert into casework.external_referral (org_id, source_id, created, created_by)
    values (who.org_id, who.source_id, who.now, who.user_id)
    returning external_referral.id into record_id;

    with written as (
        insert into casework.external_referral_person (
            org_id,
            batch_id,
            idx,
            org_type_id,
            surname,
            first_name,
            description,
            project_id,
            form_source,
            referral_role,
            relationships,
            carer_relationships,
            fields
        )
        select
            who.org_id,
            record_id,
            person.idx,
            person.org_type_id,
            person.surname,
            person.first_name,
            person.description,
            person.project_id,
            person.form_source,
            person.referral_role,
            person.relationships,
            person.carer_relationships,
            person.fields
        from jsonb_populate_recordset(null::casework.external_referral_person, kept) as person
        order by person.idx
        returning external_referral_person.id, external_referral_person.idx
    )

    select jsonb_agg(jsonb_build_object('index', written.idx, 'person', written.id) order by written.idx)
    into staged
    from written;

    perform casework.record_change(
        who,
        'external_referrals',
        record_id,
        'create',
        '{}',
        jsonb_build_object('status', 'pending', 'people', staged)
    );
    outcome := 'created';
    return next;
end
$$;
