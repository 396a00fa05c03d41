CREATE SCHEMA casework;

COMMENT ON SCHEMA casework IS 'The Casework area. A tenant is an organisation; every row names it, and keys lead with it, so that no row can point into another.';

CREATE SCHEMA chat;

COMMENT ON SCHEMA chat IS 'The Chat area. A tenant is an app; every row names its app, and keys lead with it, so that no row can point into another.';

CREATE SCHEMA identity;

COMMENT ON SCHEMA identity IS 'People and services that prove themselves to Sync, Monitoring and Learning.';

CREATE SCHEMA learning;

COMMENT ON SCHEMA learning IS 'The Learning area. People are identity.account; files are "<SHA-256 of the content>/<name>", as their address ends.';

CREATE SCHEMA monitoring;

COMMENT ON SCHEMA monitoring IS 'Campaign data by region: one number for each region, campaign and indicator.';

CREATE SCHEMA ops;

COMMENT ON SCHEMA ops IS 'What the service keeps about itself: which migrations and functions a database has.';

CREATE SCHEMA sync;

COMMENT ON SCHEMA sync IS 'What data-pulling clients push: organizations, therapists, interactions, totals and rates.';

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

CREATE TYPE casework.sent AS (
	given jsonb,
	zoned text[],
	options jsonb,
	extensions jsonb,
	missing text[],
	emptied text[],
	is_empty boolean,
	is_sound boolean
);

COMMENT ON TYPE casework.sent IS 'A body whose values are of the right types: what only the database knows is still to be checked.';

COMMENT ON COLUMN casework.sent.given IS 'Values by column; what was not sent is not in it.';

COMMENT ON COLUMN casework.sent.zoned IS 'The columns of given whose times carry a zone.';

COMMENT ON COLUMN casework.sent.options IS 'A list of {field, name, list, key}: options that were chosen, by dictionary.';

COMMENT ON COLUMN casework.sent.extensions IS 'A list of {id, field, value, zoned}: values of extension fields.';

COMMENT ON COLUMN casework.sent.missing IS 'Fields that were not sent and that a new record needs.';

COMMENT ON COLUMN casework.sent.emptied IS 'Fields that were emptied and that a record needs.';

COMMENT ON COLUMN casework.sent.is_sound IS 'False: something is wrong already, nothing is written.';

CREATE TYPE casework.writer AS (
	org_id bigint,
	source_id bigint,
	user_id bigint,
	time_zone text,
	branch_system boolean,
	all_projects boolean,
	projects bigint[],
	all_branches boolean,
	branches bigint[],
	all_types boolean,
	types integer[],
	now timestamp with time zone
);

COMMENT ON TYPE casework.writer IS 'Who writes, what they may see, and when it is.';

CREATE FUNCTION casework.age_of(date_of_birth date, date_of_death date, today date) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
select extract(year from age(coalesce(date_of_death, today)::timestamp, date_of_birth::timestamp))::integer
$$;

COMMENT ON FUNCTION casework.age_of(date_of_birth date, date_of_death date, today date) IS 'Whole years at a day, or at death. Who was born on 29 February is a year older on 1 March of other years.';

CREATE FUNCTION casework.age_range_of(org_id bigint, age integer) RETURNS TABLE(id integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    (
        select age_band.id
        from casework.age_band
        where
            age_band.org_id = age_range_of.org_id
            and age_range_of.age between age_band.min_age and coalesce(age_band.max_age, 1000)
    )
$$;

COMMENT ON FUNCTION casework.age_range_of(org_id bigint, age integer) IS 'The band of an age: one row always, without a number where there is none. The planner puts the body in place of the call.';

CREATE FUNCTION casework.alike_clients(org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[], name_fields text[], name text, first_name text, surname text, born_from date, born_to date, postcode text) RETURNS TABLE(client_id bigint, likelihood numeric)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
declare
    must_fit constant boolean := alike_clients.surname is null;
    wanted constant text[] := coalesce(casework.name_words(alike_clients.name), '{}');
    lead constant text := (
        select word
        from unnest(coalesce(casework.name_words(alike_clients.surname), wanted)) as word
        order by char_length(word) desc
        limit 1
    );
    first constant text := (casework.name_words(alike_clients.first_name))[1];
    part constant bigint[] := casework.part_keys(alike_clients.org_id, lead);
    sound constant bigint[] := array[hashtextextended('~' || casework.sound_of(lead), alike_clients.org_id)];
    with_begin constant bigint[] := sound || hashtextextended('^' || left(first, 2), alike_clients.org_id);
    with_sound constant bigint[] := sound || hashtextextended('~' || casework.sound_of(first), alike_clients.org_id);
    code constant text := lower(replace(alike_clients.postcode, ' ', ''));
    area constant bigint[] := array[hashtextextended('#' || code, alike_clients.org_id)];
    -- With day and month the other way round, as they are often mistaken.
    born_else constant date := case
        when alike_clients.born_from = alike_clients.born_to and extract(day from alike_clients.born_from) <= 12
            then make_date(
                extract(year from alike_clients.born_from)::integer,
                extract(day from alike_clients.born_from)::integer,
                extract(month from alike_clients.born_from)::integer
            )
    end;
begin
    return query
    with found as (
        (
            select client.id
            from casework.visible_client(
                alike_clients.org_id,
                alike_clients.all_types,
                alike_clients.types,
                alike_clients.all_branches,
                alike_clients.branches
            ) as client
            where
                must_fit
                and lead is not null
                and (
                    casework.search_keys(
                        client.org_id,
                        client.first_name,
                        client.middle_names,
                        client.known_as,
                        client.surname,
                        client.postcode
                    ) @> part
                    or casework.search_keys(
                        client.org_id,
                        client.first_name,
                        client.middle_names,
                        client.known_as,
                        client.surname,
                        client.postcode
                    ) @> sound
                )
            limit 5000
        )
        union
        (
            select client.id
            from casework.visible_client(
                alike_clients.org_id,
                alike_clients.all_types,
                alike_clients.types,
                alike_clients.all_branches,
                alike_clients.branches
            ) as client
            where
                not must_fit
                and first is not null
                and (
                    casework.search_keys(
                        client.org_id,
                        client.first_name,
                        client.middle_names,
                        client.known_as,
                        client.surname,
                        client.postcode
                    ) @> with_begin
                    or casework.search_keys(
                        client.org_id,
                        client.first_name,
                        client.middle_names,
                        client.known_as,
                        client.surname,
                        client.postcode
                    ) @> with_sound
                )
            limit 5000
        )
        union
        (
            select client.id
            from casework.visible_client(
                alike_clients.org_id,
                alike_clients.all_types,
                alike_clients.types,
                alike_clients.all_branches,
                alike_clients.branches
            ) as client
            where
                not must_fit
                and client.date_of_birth in (alike_clients.born_from, born_else)
                and casework.search_keys(
                    client.org_id,
                    client.first_name,
                    client.middle_names,
                    client.known_as,
                    client.surname,
                    client.postcode
                ) @> sound
            limit 5000
        )
        union
        (
            select client.id
            from casework.visible_client(
                alike_clients.org_id,
                alike_clients.all_types,
                alike_clients.types,
                alike_clients.all_branches,
                alike_clients.branches
            ) as client
            where
                lead is null
                and code is not null
                and casework.search_keys(
                    client.org_id,
                    client.first_name,
                    client.middle_names,
                    client.known_as,
                    client.surname,
                    client.postcode
                ) @> area
            limit 5000
        )
        union
        (
            select client.id
            from casework.visible_client(
                alike_clients.org_id,
                alike_clients.all_types,
                alike_clients.types,
                alike_clients.all_branches,
                alike_clients.branches
            ) as client
            where
                lead is null
                and code is null
                and (
                    client.date_of_birth between alike_clients.born_from and alike_clients.born_to
                    or client.date_of_birth = born_else
                )
            limit 5000
        )
    ),

    measured as (
        select
            found.id,
            case
                when wanted <> '{}'
                    then casework.closeness(
                        wanted,
                        casework.name_words(
                            case when 'first_name' = any(name_fields) then coalesce(found.first_name, '') else '' end
                            || ' '
                            || case when 'middle_names' = any(name_fields) then coalesce(found.middle_names, '') else '' end
                            || ' '
                            || case when 'known_as' = any(name_fields) then coalesce(found.known_as, '') else '' end
                            || ' '
                            || case when 'surname' = any(name_fields) then coalesce(found.surname, '') else '' end
                        ),
                        must_fit
                    )
            end as by_name,
            case
                when alike_clients.born_from is null or (found.date_of_birth is null and not must_fit) then null
                when found.date_of_birth between alike_clients.born_from and alike_clients.born_to
                    then case when alike_clients.born_from = alike_clients.born_to then 1 else 0.8 end
                when found.date_of_birth = born_else then 0.5 -- day and month are the other way round
                else 0
            end as by_birth,
            case
                when code is null or (found.postcode is null and not must_fit) then null
                when lower(replace(found.postcode, ' ', '')) = code then 1
                when must_fit and starts_with(lower(replace(found.postcode, ' ', '')), code) then 0.8
                when not must_fit and left(lower(replace(found.postcode, ' ', '')), -3) = left(code, -3) then 0.5
                else 0
            end as by_postcode
        from found as alike
        inner join casework.client as found
            on found.org_id = alike_clients.org_id
            and found.id = alike.id
    )

    select
        measured.id,
        round(
            (
                3 * coalesce(measured.by_name, 0)
                + 2 * coalesce(measured.by_birth, 0)
                + coalesce(measured.by_postcode, 0)
            )
            / (
                case when measured.by_name is null then 0 else 3 end
                + case when measured.by_birth is null then 0 else 2 end
                + case when measured.by_postcode is null then 0 else 1 end
            ),
            2
        )
    from measured
    where
        not must_fit
        or (
            coalesce(measured.by_name, 1) > 0
            and coalesce(measured.by_birth, 1) > 0
            and coalesce(measured.by_postcode, 1) > 0
        );
end
$$;

COMMENT ON FUNCTION casework.alike_clients(org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[], name_fields text[], name text, first_name text, surname text, born_from date, born_to date, postcode text) IS 'People whom a caller sees and who are like what is looked for, by those fields of names that the caller sees, with how likely it is that they are meant: from 0 to 1, a name counting three, the day of birth two, the postcode one. Without a surname all must fit: each word of the name, the day and the beginning of the postcode are those of the person, exactly or nearly. With one, people are compared with somebody: the surname and the first name or the day of birth are alike, and what is not known of a person counts neither for nor against them. Of names that very many have, the first 5,000 are looked at.';

CREATE FUNCTION casework.as_stored(given jsonb, zoned text[], time_zone text) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    normalize(as_stored.given::text, nfc)::jsonb || coalesce(
        jsonb_object_agg(
            field.name,
            (as_stored.given ->> field.name)::timestamptz at time zone as_stored.time_zone
        ),
        '{}'
    )
from unnest(as_stored.zoned) as field (name)
$$;

COMMENT ON FUNCTION casework.as_stored(given jsonb, zoned text[], time_zone text) IS 'Values as they are stored: letters composed, and times that carry a zone as those of the organisation''s clock.';

CREATE FUNCTION casework.changes_of(before jsonb, after jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
select
    coalesce(
        jsonb_object_agg(
            field.name,
            jsonb_build_array(changes_of.before -> field.name, changes_of.after -> field.name)
        ),
        '{}'
    )
from (
    select jsonb_object_keys(changes_of.before)
    union
    select jsonb_object_keys(changes_of.after)
) as field (name)
where
    coalesce(changes_of.before -> field.name, 'null') <> coalesce(changes_of.after -> field.name, 'null')
$$;

COMMENT ON FUNCTION casework.changes_of(before jsonb, after jsonb) IS 'What differs between two images of a record, by field: [before, after].';

CREATE FUNCTION casework.client_branches(org_id bigint, client_id bigint) RETURNS TABLE(ids bigint[])
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    array(
        select client_branch.branch_id
        from casework.client_branch
        where
            client_branch.org_id = client_branches.org_id
            and client_branch.client_id = client_branches.client_id
        order by client_branch.branch_id
    )
$$;

COMMENT ON FUNCTION casework.client_branches(org_id bigint, client_id bigint) IS 'The branches of a person: one row always. The planner puts the body in place of the call.';

CREATE FUNCTION casework.client_image(org_id bigint, source_id bigint, id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    to_jsonb(client)
    - array[
        'org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'type_id', 'org_religion', 'org_ethnic_group'
    ]
    || jsonb_build_object(
        'type', client.type_id,
        'religion', client.org_religion,
        'ethnicity', client.org_ethnic_group,
        'branch',
        array(
            select client_branch.branch_id
            from casework.client_branch
            where
                client_branch.org_id = client.org_id
                and client_branch.client_id = client.id
            order by client_branch.branch_id
        ),
        'external_id',
        (
            select client_external_id.external_id
            from casework.client_external_id
            where
                client_external_id.org_id = client.org_id
                and client_external_id.source_id = client_image.source_id
                and client_external_id.client_id = client.id
        ),
        'relationships',
        (
            select
                coalesce(
                    jsonb_agg(
                        jsonb_build_object(
                            'client', client_relationship.other_id,
                            'relationship', client_relationship.relationship,
                            'carer', client_relationship.carer
                        )
                        order by
                            client_relationship.other_id, client_relationship.relationship, client_relationship.carer
                    ),
                    '[]'
                )
            from casework.client_relationship
            where
                client_relationship.org_id = client.org_id
                and client_relationship.client_id = client.id
        )
    )
    || casework.extension_image(client.org_id, 'client', client.id)
from casework.client
where
    client.org_id = client_image.org_id
    and client.id = client_image.id
$$;

COMMENT ON FUNCTION casework.client_image(org_id bigint, source_id bigint, id bigint) IS 'A person with all that is written of them, by the names of the interface; the external id is that of the source.';

CREATE TABLE casework.client (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    type_id integer DEFAULT 1 NOT NULL,
    title text,
    first_name text,
    middle_names text,
    known_as text,
    surname text NOT NULL,
    date_of_birth date,
    gender integer,
    address1 text,
    address2 text,
    address3 text,
    town text,
    county text,
    postcode text,
    district integer,
    phone text,
    mobile text,
    email text,
    preferred_communication_method integer,
    consent integer,
    org_religion integer,
    org_ethnic_group integer,
    main_language integer,
    marital_status integer,
    sexual_orientation integer,
    accommodation integer,
    main_disability integer,
    school integer,
    gp_surgery integer,
    gp_name text,
    registered_disabled boolean,
    blue_badge_holder boolean,
    employment_status text,
    people_in_household integer,
    nhs_number text,
    social_services_number text,
    ni_number text,
    usual_support_worker bigint,
    active boolean DEFAULT true NOT NULL,
    deceased boolean DEFAULT false NOT NULL,
    date_of_death date,
    notes text,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    CONSTRAINT client_people_in_household_check CHECK (((people_in_household >= 0) AND (people_in_household <= 50))),
    CONSTRAINT client_surname_check CHECK ((btrim(surname) <> ''::text))
);

COMMENT ON TABLE casework.client IS 'People, of whatever type: clients, volunteers, staff, family members.';

COMMENT ON COLUMN casework.client.type_id IS 'Key of the dictionary client_type.';

COMMENT ON COLUMN casework.client.known_as IS 'The name by which the person is called.';

COMMENT ON COLUMN casework.client.gender IS 'Key of the dictionary organisations/gender.';

COMMENT ON COLUMN casework.client.district IS 'Key of the dictionary organisations/district.';

COMMENT ON COLUMN casework.client.preferred_communication_method IS 'Key of the dictionary organisations/preferred_communication_method.';

COMMENT ON COLUMN casework.client.consent IS 'Key of the dictionary organisations/consent.';

COMMENT ON COLUMN casework.client.org_religion IS 'Key of the dictionary organisations/religion.';

COMMENT ON COLUMN casework.client.org_ethnic_group IS 'Key of the dictionary organisations/ethnicity.';

COMMENT ON COLUMN casework.client.main_language IS 'Key of the dictionary organisations/main_language.';

COMMENT ON COLUMN casework.client.marital_status IS 'Key of the dictionary organisations/marital_status.';

COMMENT ON COLUMN casework.client.sexual_orientation IS 'Key of the dictionary organisations/sexual_orientation.';

COMMENT ON COLUMN casework.client.accommodation IS 'Key of the dictionary organisations/accommodation.';

COMMENT ON COLUMN casework.client.main_disability IS 'Key of the dictionary organisations/main_disability.';

COMMENT ON COLUMN casework.client.school IS 'Key of the dictionary organisations/school.';

COMMENT ON COLUMN casework.client.gp_surgery IS 'Key of the dictionary organisations/gp_surgery.';

COMMENT ON COLUMN casework.client.gp_name IS 'The name of the person''s doctor.';

COMMENT ON COLUMN casework.client.registered_disabled IS 'Whether the person is registered as disabled; null: not known.';

COMMENT ON COLUMN casework.client.blue_badge_holder IS 'Whether the person has a parking permit for disabled people; null: not known.';

COMMENT ON COLUMN casework.client.employment_status IS 'Key of the dictionary organisations/employment_status, a code.';

COMMENT ON COLUMN casework.client.people_in_household IS 'How many live there, the person included.';

COMMENT ON COLUMN casework.client.nhs_number IS 'Number of the health service, as it was typed; compared without blanks.';

COMMENT ON COLUMN casework.client.social_services_number IS 'Number at the social services, as it was typed.';

COMMENT ON COLUMN casework.client.ni_number IS 'National insurance number, as it was typed.';

COMMENT ON COLUMN casework.client.usual_support_worker IS 'The worker who usually comes.';

COMMENT ON COLUMN casework.client.active IS 'False: nothing is done for the person at present.';

COMMENT ON COLUMN casework.client.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

COMMENT ON COLUMN casework.client.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

CREATE FUNCTION casework.client_problems(who casework.writer, merged casework.client, stored casework.client, is_new boolean) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
select coalesce(array_agg(problem.words), '{}')
from (
    select 'bad_reference type'
    where
        (client_problems.is_new or merged.type_id <> stored.type_id)
        and not (who.all_types or merged.type_id = any(who.types))
    union all
    select 'bad_reference usual_support_worker'
    where
        merged.usual_support_worker is distinct from stored.usual_support_worker
        and merged.usual_support_worker is not null
        and not exists (
            select
            from casework.worker
            where
                worker.org_id = who.org_id
                and worker.id = merged.usual_support_worker
                and (
                    who.all_branches
                    or exists (
                        select
                        from casework.worker_branch
                        where
                            worker_branch.org_id = worker.org_id
                            and worker_branch.worker_id = worker.id
                            and worker_branch.branch_id = any(who.branches)
                    )
                )
        )
    union all
    select 'bad_value date_of_birth'
    where
        merged.date_of_birth > (who.now at time zone who.time_zone)::date
        and merged.date_of_birth is distinct from stored.date_of_birth
    union all
    select 'bad_value date_of_death'
    where
        merged.date_of_death > (who.now at time zone who.time_zone)::date
        and merged.date_of_death is distinct from stored.date_of_death
    union all
    select
        case
            when merged.date_of_death is distinct from stored.date_of_death then 'bad_range date_of_death'
            else 'bad_range date_of_birth'
        end
    where
        (merged.date_of_birth, merged.date_of_death) is distinct from (stored.date_of_birth, stored.date_of_death)
        and merged.date_of_death < merged.date_of_birth
) as problem (words)
$$;

COMMENT ON FUNCTION casework.client_problems(who casework.writer, merged casework.client, stored casework.client, is_new boolean) IS 'What is wrong with a person beside single values, as ''code field''. What was so before may stay.';

CREATE FUNCTION casework.closeness(wanted text[], names text[], must_fit boolean) RETURNS numeric
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
    word text;
    sound text;
    name text;
    near numeric;
    total numeric := 0;
begin
    foreach word in array wanted loop
        near := 0;
        sound := case when char_length(word) >= 3 then casework.sound_of(word) end;
        foreach name in array names loop
            if name = word then
                near := 1;
                exit;
            elsif starts_with(name, word) then
                near := greatest(near, 0.9);
            elsif char_length(name) >= 3 and starts_with(word, name) then
                near := greatest(near, 0.8); -- Sam, who is Samuel
            elsif sound is not null and strpos(name, word) > 0 then
                near := greatest(near, 0.7);
            elsif near < 0.6 and casework.sound_of(name) = sound then
                near := 0.6;
            end if;
        end loop;

        if must_fit and near = 0 then
            return 0;
        end if;

        total := total + near;
    end loop;

    return total / cardinality(wanted);
end
$$;

COMMENT ON FUNCTION casework.closeness(wanted text[], names text[], must_fit boolean) IS 'How near words that are looked for are to those of a name, each to the nearest: 1 is the same, 0 nothing like it. One that is nothing like any of them makes 0 of all where each must fit. In loops: it runs for thousands of people.';

CREATE FUNCTION casework.contact_image(org_id bigint, id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    to_jsonb(contact)
    - array['org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'user_id', 'referral_id', 'cancelled']
    || jsonb_build_object('user', contact.user_id, 'referral', contact.referral_id)
from casework.contact
where
    contact.org_id = contact_image.org_id
    and contact.id = contact_image.id
$$;

COMMENT ON FUNCTION casework.contact_image(org_id bigint, id bigint) IS 'A contact with all that is written of it, by the names of the interface.';

CREATE FUNCTION casework.dictionary_row(org_id bigint, all_projects boolean, projects bigint[], all_branches boolean, branches bigint[]) RETURNS TABLE(kind text, list text, id text, name text, active boolean, ord integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select 'list', dictionary_entry.dict, dictionary_entry.key, dictionary_entry.label, dictionary_entry.active, dictionary_entry.ord
from casework.dictionary_entry
where dictionary_entry.org_id = dictionary_row.org_id
union all
select 'age_band', null, age_band.id::text, age_band.label, true, age_band.id
from casework.age_band
where age_band.org_id = dictionary_row.org_id
union all
select 'option', ext_option.ext_field_id::text, ext_option.id::text, ext_option.label, ext_option.active, ext_option.ord
from casework.ext_option
where ext_option.org_id = dictionary_row.org_id
union all
select 'branch', null, branch.id::text, branch.name, branch.active, branch.ord
from casework.branch
where
    branch.org_id = dictionary_row.org_id
    and (dictionary_row.all_branches or branch.id = any(dictionary_row.branches))
union all
select 'project', null, project.id::text, project.name, project.active, project.ord
from casework.project
where
    project.org_id = dictionary_row.org_id
    and (dictionary_row.all_projects or project.id = any(dictionary_row.projects))
union all
select 'template', null, template.id::text, template.name, template.active, 0
from casework.template
where
    template.org_id = dictionary_row.org_id
    and (dictionary_row.all_projects or template.project_id = any(dictionary_row.projects))
union all
select 'user', null, app_user.id::text, app_user.name, app_user.active, 0
from casework.app_user
where app_user.org_id = dictionary_row.org_id
union all
select 'user_group', null, user_group.id::text, user_group.name, true, 0
from casework.user_group
where user_group.org_id = dictionary_row.org_id
$$;

COMMENT ON FUNCTION casework.dictionary_row(org_id bigint, all_projects boolean, projects bigint[], all_branches boolean, branches bigint[]) IS 'Every name of an id that a caller may read, whatever the list: by its kind, and for lists of the organisation''s own by name.';

CREATE FUNCTION casework.ext_record_image(org_id bigint, id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    jsonb_build_object('client', ext_record.client_id, 'referral', ext_record.referral_id)
    || coalesce(
        (
            select jsonb_object_agg('x' || field.number, field.value)
            from jsonb_each(ext_record.data) as field (number, value)
        ),
        '{}'
    )
from casework.ext_record
where
    ext_record.org_id = ext_record_image.org_id
    and ext_record.id = ext_record_image.id
$$;

COMMENT ON FUNCTION casework.ext_record_image(org_id bigint, id bigint) IS 'A record of an extension database with whose it is; its fields are x and their numbers.';

CREATE FUNCTION casework.extension_image(org_id bigint, parent text, parent_id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select coalesce(jsonb_object_agg('x' || field.number, field.value), '{}')
from casework.ext_single
inner join casework.ext_db
    on ext_db.org_id = ext_single.org_id
    and ext_db.id = ext_single.ext_db_id
    and ext_db.parent = extension_image.parent
cross join lateral jsonb_each(ext_single.data) as field (number, value)
where
    ext_single.org_id = extension_image.org_id
    and ext_single.parent_id = extension_image.parent_id
$$;

COMMENT ON FUNCTION casework.extension_image(org_id bigint, parent text, parent_id bigint) IS 'The single extension fields of a client or a referral: x and the number of the field.';

CREATE FUNCTION casework.extension_problems(who casework.writer, extensions jsonb, stored jsonb, scope bigint) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
with given as (
    select
        item.field,
        item.value,
        item.is_wrong,
        ext_field.id,
        ext_field.ext_db_id,
        ext_field.field_type,
        ext_field.max_length,
        ext_field.min_value,
        ext_field.max_value,
        ext_field.decimals,
        ext_field.requirement,
        ext_db.cardinality,
        ext_db.scope_ids,
        extension_problems.stored -> ext_field.id::text as present
    from jsonb_to_recordset(extension_problems.extensions) as item (
        id bigint, field text, value jsonb, is_wrong boolean
    )
    inner join casework.ext_field
        on ext_field.org_id = who.org_id
        and ext_field.id = item.id
    inner join casework.ext_db
        on ext_db.org_id = ext_field.org_id
        and ext_db.id = ext_field.ext_db_id
),

problem as (
    select
        case
            when given.is_wrong then null
            when given.scope_ids <> '{}' and extension_problems.scope <> all(given.scope_ids) then 'not_writable '
            when given.value is null then case when given.requirement = 'forced' then 'value_required ' end
            when given.value = given.present then null
            when given.field_type = 'text'
                then case when char_length(given.value #>> '{}') > coalesce(given.max_length, 255) then 'bad_value ' end
            when given.field_type = 'numeric'
                then case
                    when
                        (given.value #>> '{}')::numeric < given.min_value
                        or (given.value #>> '{}')::numeric > given.max_value
                        or scale(trim_scale((given.value #>> '{}')::numeric)) > coalesce(given.decimals, 6)
                        then 'bad_value '
                end
            when given.field_type in ('option', 'radio', 'multi_option')
                then case
                    when exists (
                        select
                        from jsonb_array_elements(
                            case jsonb_typeof(given.value)
                                when 'array' then given.value
                                else jsonb_build_array(given.value)
                            end
                        ) as chosen (one)
                        where
                            (given.present @> chosen.one) is not true
                            and not exists (
                                select
                                from casework.ext_option
                                where
                                    ext_option.org_id = who.org_id
                                    and ext_option.ext_field_id = given.id
                                    and ext_option.id = (chosen.one #>> '{}')::bigint
                                    and ext_option.active
                            )
                    )
                        then 'bad_value '
                end
            when given.field_type = 'user'
                then case
                    when not exists (
                        select
                        from casework.app_user
                        where
                            app_user.org_id = who.org_id
                            and app_user.id = (given.value #>> '{}')::bigint
                            and app_user.active
                    )
                        then 'bad_reference '
                end
            when given.field_type = 'organisation'
                then case
                    when not exists (
                        select
                        from casework.visible_client(
                            who.org_id, who.all_types, who.types, who.all_branches, who.branches
                        ) as client
                        where client.id = (given.value #>> '{}')::bigint
                    )
                        then 'bad_reference '
                end
        end || given.field as words
    from given
    union all
    select 'missing_field ' || needed.name
    from (
        select
            ext_field.id,
            ext_db.parent,
            coalesce(
                ext_field.collaborator_name, replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id
            ) as name
        from casework.ext_field
        inner join casework.ext_db
            on ext_db.org_id = ext_field.org_id
            and ext_db.id = ext_field.ext_db_id
        where
            ext_field.org_id = who.org_id
            and ext_field.requirement = 'forced'
            and ext_field.active
            and ext_field.allow_api
            and ext_field.ext_db_id in (
                select given.ext_db_id
                from given
                where given.cardinality = 'single'
            )
    ) as needed
    where
        extension_problems.stored -> needed.id::text is null
        and not exists (
            select
            from given
            where given.id = needed.id
        )
        and not exists (
            select
            from casework.hidden_field
            where
                hidden_field.org_id = who.org_id
                and hidden_field.user_id = who.user_id
                and hidden_field.grp = needed.parent || 's'
                and hidden_field.field = needed.name
        )
)

select coalesce(array_agg(problem.words), '{}')
from problem
where problem.words is not null
$$;

COMMENT ON FUNCTION casework.extension_problems(who casework.writer, extensions jsonb, stored jsonb, scope bigint) IS 'What is wrong with values of extension fields, as ''code field''. stored are the values that are there, by the numbers of their fields; scope is the client''s type or the referral''s project, for single fields. A value that was refused already is only not missing. Of a single database that something is sent of, all that it needs must be there but what is hidden from the user.';

CREATE FUNCTION casework.extension_values(org_id bigint, parent text, parent_id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select coalesce(jsonb_object_agg(field.number, field.value), '{}')
from casework.ext_single
inner join casework.ext_db
    on ext_db.org_id = ext_single.org_id
    and ext_db.id = ext_single.ext_db_id
    and ext_db.parent = extension_values.parent
cross join lateral jsonb_each(ext_single.data) as field (number, value)
where
    ext_single.org_id = extension_values.org_id
    and ext_single.parent_id = extension_values.parent_id
$$;

COMMENT ON FUNCTION casework.extension_values(org_id bigint, parent text, parent_id bigint) IS 'The values of the single extension fields of a client or a referral, by the numbers of the fields.';

CREATE FUNCTION casework.extensions_as_stored(extensions jsonb, time_zone text) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    coalesce(
        jsonb_agg(
            case
                when item.value @> '{"zoned": true}'
                    then item.value || jsonb_build_object(
                        'value',
                        (item.value ->> 'value')::timestamptz at time zone extensions_as_stored.time_zone
                    )
                else item.value
            end
        ),
        '[]'
    )
from jsonb_array_elements(normalize(extensions_as_stored.extensions::text, nfc)::jsonb) as item (value)
$$;

COMMENT ON FUNCTION casework.extensions_as_stored(extensions jsonb, time_zone text) IS 'The same for values of extension fields.';

CREATE FUNCTION casework.external_id_of(org_id bigint, source_id bigint, client_id bigint) RETURNS TABLE(external_id text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    (
        select client_external_id.external_id
        from casework.client_external_id
        where
            client_external_id.org_id = external_id_of.org_id
            and client_external_id.source_id = external_id_of.source_id
            and client_external_id.client_id = external_id_of.client_id
    )
$$;

COMMENT ON FUNCTION casework.external_id_of(org_id bigint, source_id bigint, client_id bigint) IS 'The id of a person in another system: one row always. The planner puts the body in place of the call.';

CREATE FUNCTION casework.folded(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
select regexp_replace(lower(normalize(value, nfd)), '[\u0300-\u036f]', '', 'g')
$$;

COMMENT ON FUNCTION casework.folded(value text) IS 'Without letter case and accents: for search.';

CREATE FUNCTION casework.is_complete(org_id bigint, referral_id bigint) RETURNS TABLE(answer boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    not exists (
        select
        from casework.contact
        where
            contact.org_id = is_complete.org_id
            and contact.referral_id = is_complete.referral_id
            and contact.status = 'due'
    )
$$;

COMMENT ON FUNCTION casework.is_complete(org_id bigint, referral_id bigint) IS 'Whether nothing is left to do for a referral: one row always. The planner puts the body in place of the call.';

CREATE FUNCTION casework.keep_first_contact() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    touched bigint[];
begin
    if tg_op = 'INSERT' then
        touched := array(select distinct added.referral_id from added where added.status = 'done');
    elsif tg_op = 'DELETE' then
        touched := array(select distinct gone.referral_id from gone where gone.status = 'done');
    else
        touched := array(
            select distinct moved.referral_id
            from gone
            inner join added on added.id = gone.id
            cross join lateral (values (gone.referral_id), (added.referral_id)) as moved (referral_id)
            where
                'done' in (gone.status, added.status)
                and (gone.status, gone.start_date, gone.referral_id)
                    is distinct from (added.status, added.start_date, added.referral_id)
        );
    end if;

    if cardinality(touched) = 0 then
        return null;
    end if;

    perform
    from casework.referral
    where referral.id = any(touched)
    order by referral.id -- one order for all, so two never deadlock
    for no key update;

    update casework.referral
    set first_contact = earliest.day
    from (
        select
            known.id,
            (
                select min(contact.start_date)::date
                from casework.contact
                where
                    contact.org_id = known.org_id
                    and contact.referral_id = known.id
                    and contact.status = 'done'
            ) as day
        from casework.referral as known
        where known.id = any(touched)
    ) as earliest
    where
        referral.id = earliest.id
        and referral.first_contact is distinct from earliest.day;

    return null;
end
$$;

COMMENT ON FUNCTION casework.keep_first_contact() IS 'Keeps the day of a referral''s first done contact. Whoever changes done contacts of a referral holds its row until the end of the transaction, and looks only then: so each sees what the ones before have done.';

CREATE FUNCTION casework.matched(given text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
select coalesce(array_agg(lower(normalize(btrim(one), nfc))), '{}')
from unnest(given) as one
$$;

COMMENT ON FUNCTION casework.matched(given text[]) IS 'Texts as they are compared with stored ones: without outer blanks, in lower case, letters composed.';

CREATE FUNCTION casework.name_of(kind text, list text, id text, org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) RETURNS TABLE(name text)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    case name_of.kind
        when 'list'
            then (
                select dictionary_entry.label
                from casework.dictionary_entry
                where
                    dictionary_entry.org_id = name_of.org_id
                    and dictionary_entry.dict = name_of.list
                    and dictionary_entry.key = name_of.id
            )
        when 'age_band'
            then (
                select age_band.label
                from casework.age_band
                where
                    age_band.org_id = name_of.org_id
                    and age_band.id = name_of.id::integer
            )
        when 'option'
            then (
                select ext_option.label
                from casework.ext_option
                where
                    ext_option.org_id = name_of.org_id
                    and ext_option.ext_field_id = name_of.list::bigint
                    and ext_option.id = name_of.id::bigint
            )
        when 'branch'
            then (
                select branch.name
                from casework.branch
                where
                    branch.org_id = name_of.org_id
                    and branch.id = name_of.id::bigint
            )
        when 'project'
            then (
                select project.name
                from casework.project
                where
                    project.org_id = name_of.org_id
                    and project.id = name_of.id::bigint
            )
        when 'template'
            then (
                select template.name
                from casework.template
                where
                    template.org_id = name_of.org_id
                    and template.id = name_of.id::bigint
            )
        when 'user'
            then (
                select app_user.name
                from casework.app_user
                where
                    app_user.org_id = name_of.org_id
                    and app_user.id = name_of.id::bigint
            )
        when 'user_group'
            then (
                select user_group.name
                from casework.user_group
                where
                    user_group.org_id = name_of.org_id
                    and user_group.id = name_of.id::bigint
            )
        when 'client'
            then (
                select concat_ws(' ', client.first_name, client.surname)
                from casework.visible_client(
                    name_of.org_id, name_of.all_types, name_of.types, name_of.all_branches, name_of.branches
                ) as client
                where client.id = name_of.id::bigint
            )
        when 'worker'
            then (
                select concat_ws(' ', worker.first_name, worker.surname)
                from casework.worker
                where
                    worker.org_id = name_of.org_id
                    and worker.id = name_of.id::bigint
            )
    end
$$;

COMMENT ON FUNCTION casework.name_of(kind text, list text, id text, org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) IS 'The name of an id: one row always, without a name where there is none. kind says where it comes from, list which list of the organisation''s own, or which field''s options. Of people only those whom the caller sees have names. The planner puts the body in place of the call, and of the body the one branch that is meant.';

CREATE FUNCTION casework.name_words(value text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
begin
    return array_remove(
        regexp_split_to_array(
            replace(translate(casework.folded(value), 'øłđı''’`´', 'oldi'), 'ß', 'ss'), '[\s!-/:-@\[-_{-~]+'
        ),
        ''
    );
end
$$;

COMMENT ON FUNCTION casework.name_words(value text) IS 'The words of a name, without letter case, accents and signs, for search: O''Brien is one, Smith-Jones are two.';

CREATE FUNCTION casework.names_of(kind text, list text, ids bigint[], org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) RETURNS TABLE(names json)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    to_json(
        array(
            select coalesce(known.name, one.id::text)
            from unnest(names_of.ids) with ordinality as one (id, place)
            cross join lateral casework.name_of(
                names_of.kind,
                names_of.list,
                one.id::text,
                names_of.org_id,
                names_of.all_types,
                names_of.types,
                names_of.all_branches,
                names_of.branches
            ) as known
            order by one.place
        )
    )
$$;

COMMENT ON FUNCTION casework.names_of(kind text, list text, ids bigint[], org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) IS 'The names of several ids, in their order; an id without a name stands for itself.';

CREATE FUNCTION casework.part_keys(org_id bigint, part text) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
select
    case
        when char_length(part_keys.part) < 3
            then array[hashtextextended('^' || part_keys.part, part_keys.org_id)]
        else array(
            select distinct hashtextextended(substr(part_keys.part, place, 3), part_keys.org_id)
            from generate_series(1, char_length(part_keys.part) - 2) as place
        )
    end
$$;

COMMENT ON FUNCTION casework.part_keys(org_id bigint, part text) IS 'What casework.search_keys has of everybody in whose names there is a word with this part.';

CREATE FUNCTION casework.process_staged(who casework.writer, sent casework.sent, batch_id bigint) RETURNS TABLE(outcome text, record_id bigint, problems text[], status text, people jsonb)
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.process_staged(who casework.writer, sent casework.sent, batch_id bigint) IS 'Imports or rejects people from a web form, once. Importing makes those who are not linked to somebody known, their relationships, and a referral for each who has a description: all of it or nothing. sent.given: action, reason, people (place and client), project_id, branch_id, stage, template_id, date. Outcomes: ''written'', ''missing'', ''already_processed'', ''external_id_taken'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION casework.record_change(who casework.writer, grp text, id bigint, action text, before jsonb, after jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    changes jsonb := casework.changes_of(before, after);
begin
    if changes = '{}' then
        return;
    end if;

    insert into casework.audit (org_id, at, user_id, source_id, grp, record_id, action, changes)
    values (
        who.org_id,
        who.now,
        who.user_id,
        who.source_id,
        record_change.grp,
        record_change.id,
        record_change.action,
        changes
    );

    if record_change.action = 'create' then
        return;
    end if;

    case record_change.grp
        when 'clients' then
            update casework.client
            set
                updated = who.now,
                updated_by = who.user_id
            where
                client.org_id = who.org_id
                and client.id = record_change.id;
        when 'referrals' then
            update casework.referral
            set
                updated = who.now,
                updated_by = who.user_id
            where
                referral.org_id = who.org_id
                and referral.id = record_change.id;
        when 'contacts' then
            update casework.contact
            set
                updated = who.now,
                updated_by = who.user_id
            where
                contact.org_id = who.org_id
                and contact.id = record_change.id;
        when 'schedules' then
            update casework.schedule
            set
                updated = who.now,
                updated_by = who.user_id
            where
                schedule.org_id = who.org_id
                and schedule.id = record_change.id;
        when 'extension_database' then
            update casework.ext_record
            set
                updated = who.now,
                updated_by = who.user_id
            where
                ext_record.org_id = who.org_id
                and ext_record.id = record_change.id;
        else
            null; -- a batch of external referrals says by itself when it was processed
    end case;
end
$$;

COMMENT ON FUNCTION casework.record_change(who casework.writer, grp text, id bigint, action text, before jsonb, after jsonb) IS 'What was done to a record, for the audit, and when, for the record: unless nothing is different. A new one is of now anyway.';

CREATE FUNCTION casework.referral_image(org_id bigint, id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    to_jsonb(referral)
    - array[
        'org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'client_id', 'project_id', 'branch_id',
        'template_id', 'user_id', 'first_contact'
    ]
    || jsonb_build_object(
        'client', referral.client_id,
        'project', referral.project_id,
        'branch', referral.branch_id,
        'template', referral.template_id,
        'user', referral.user_id,
        'date', referral.first_contact,
        'referral_complete',
        not exists (
            select
            from casework.contact
            where
                contact.org_id = referral.org_id
                and contact.referral_id = referral.id
                and contact.status = 'due'
        )
    )
    || casework.extension_image(referral.org_id, 'referral', referral.id)
from casework.referral
where
    referral.org_id = referral_image.org_id
    and referral.id = referral_image.id
$$;

COMMENT ON FUNCTION casework.referral_image(org_id bigint, id bigint) IS 'A referral with all that is written of it or follows from its contacts, by the names of the interface.';

CREATE FUNCTION casework.schedule_image(org_id bigint, id bigint) RETURNS jsonb
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select to_jsonb(schedule) - array['org_id', 'id', 'updated', 'updated_by']
from casework.schedule
where
    schedule.org_id = schedule_image.org_id
    and schedule.id = schedule_image.id
$$;

COMMENT ON FUNCTION casework.schedule_image(org_id bigint, id bigint) IS 'A planned visit with all that is written of it, by the names of the interface.';

CREATE FUNCTION casework.search_keys(org_id bigint, first_name text, middle_names text, known_as text, surname text, postcode text) RETURNS bigint[]
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
    code constant text := coalesce(lower(replace(postcode, ' ', '')), '');
    keys bigint[] := '{}';
    word text;
begin
    foreach word in array casework.name_words(
        coalesce(first_name, '')
        || ' '
        || coalesce(middle_names, '')
        || ' '
        || coalesce(known_as, '')
        || ' '
        || coalesce(surname, '')
    )
    loop
        keys := keys
            || array[
                hashtextextended('^' || left(word, 1), org_id),
                hashtextextended('^' || left(word, 2), org_id),
                hashtextextended('~' || casework.sound_of(word), org_id)
            ];
        for place in 1..char_length(word) - 2 loop
            keys := keys || hashtextextended(substr(word, place, 3), org_id);
        end loop;
    end loop;

    for length in 2..char_length(code) loop
        keys := keys || hashtextextended('#' || left(code, length), org_id);
    end loop;

    return keys;
end
$$;

COMMENT ON FUNCTION casework.search_keys(org_id bigint, first_name text, middle_names text, known_as text, surname text, postcode text) IS 'What a person is found by in an index: parts of the words of their names, how these sound, how their postcode begins; each as a number that has the organisation in it, so that no search meets the people of another one. In loops, without a query: it runs with every change of a person.';

CREATE FUNCTION casework.sees_record(org_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[], grp text, status text, ext_db_id bigint, id bigint) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select exists (
    select
    from casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
    where
        sees_record.grp = 'clients'
        and client.id = sees_record.id
    union all
    select
    from casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
    where
        sees_record.grp = 'referrals'
        and referral.id = sees_record.id
    union all
    select
    from casework.contact
    inner join casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
        on referral.org_id = contact.org_id
        and referral.id = contact.referral_id
    where
        sees_record.grp = 'contacts'
        and contact.org_id = sees_record.org_id
        and contact.id = sees_record.id
        and contact.status = sees_record.status
    union all
    select
    from casework.schedule
    inner join casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
        on client.org_id = schedule.org_id
        and client.id = schedule.client_id
    where
        sees_record.grp = 'schedules'
        and schedule.org_id = sees_record.org_id
        and schedule.id = sees_record.id
        and (sees_record.all_projects or schedule.project_id = any(sees_record.projects))
        and (sees_record.all_branches or schedule.branch_id = any(sees_record.branches))
    union all
    select
    from casework.ext_record
    left join casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
        on client.id = ext_record.client_id
    left join casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
        on referral.id = ext_record.referral_id
    where
        sees_record.grp = 'extension_database'
        and ext_record.org_id = sees_record.org_id
        and ext_record.id = sees_record.id
        and ext_record.ext_db_id = sees_record.ext_db_id
        and (client.id is not null or referral.id is not null)
)
$$;

COMMENT ON FUNCTION casework.sees_record(org_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[], grp text, status text, ext_db_id bigint, id bigint) IS 'Whether there is a record of this number in a group that a caller sees: a contact of this status, a record of this extension database, which is theirs to see.';

CREATE FUNCTION casework.sent_problems(who casework.writer, sent casework.sent, is_new boolean, stored jsonb) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
select coalesce(array_agg(problem.words), '{}')
from (
    select 'empty_body'
    where
        sent.is_empty
        and not sent_problems.is_new
    union all
    select 'missing_field ' || field.name
    from unnest(sent.missing) as field (name)
    where sent_problems.is_new
    union all
    select case when sent_problems.is_new then 'missing_field ' else 'value_required ' end || field.name
    from unnest(sent.emptied) as field (name)
    union all
    select 'bad_value ' || chosen.field
    from jsonb_to_recordset(sent.options) as chosen (field text, name text, list text, key text)
    where
        sent_problems.stored ->> chosen.name is distinct from chosen.key
        and not exists (
            select
            from casework.dictionary_entry
            where
                dictionary_entry.org_id = who.org_id
                and dictionary_entry.dict = chosen.list
                and dictionary_entry.key = chosen.key
                and dictionary_entry.active
        )
) as problem (words)
$$;

COMMENT ON FUNCTION casework.sent_problems(who casework.writer, sent casework.sent, is_new boolean, stored jsonb) IS 'What is wrong with a body that the database alone knows, as ''code field'': what a new record needs, and options that are not in their dictionaries or not chosen any more. A value that is there already may stay.';

CREATE FUNCTION casework.sound_of(word text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
    plain constant text := translate(replace(replace(word, 'ph', 'f'), 'x', 'ks'), 'cqvzy', 'kkfsi');
begin
    return regexp_replace(left(plain, 1) || translate(substr(plain, 2), 'aeiouhw', ''), '(.)\1+', '\1', 'g');
end
$$;

COMMENT ON FUNCTION casework.sound_of(word text) IS 'How a word of a name sounds, roughly: its first letter and the consonants behind it, those that sound alike as one.';

CREATE FUNCTION casework.spelled(given text[]) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
select coalesce(array_agg(normalize(btrim(one), nfc)), '{}')
from unnest(given) as one
$$;

COMMENT ON FUNCTION casework.spelled(given text[]) IS 'Texts as they are compared with ids of other systems: without outer blanks, letters composed, their case as it is.';

CREATE FUNCTION casework.stage_people(who casework.writer, people jsonb, is_sound boolean) RETURNS TABLE(outcome text, record_id bigint, problems text[], staged jsonb)
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.stage_people(who casework.writer, people jsonb, is_sound boolean) IS 'Keeps people from a web form until somebody imports or rejects them; nothing is written to people or referrals. Each item of people is a body as casework.sent has it, with its place, the relationships and whether it alone was sent. Outcomes: ''created'', and ''refused'' with the problems as ''code place field''.';

CREATE TABLE casework.external_referral_person (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    idx integer NOT NULL,
    org_type_id integer NOT NULL,
    surname text NOT NULL,
    first_name text,
    description text,
    project_id bigint,
    form_source integer,
    referral_role integer,
    relationships jsonb DEFAULT '{}'::jsonb NOT NULL,
    carer_relationships jsonb DEFAULT '{}'::jsonb NOT NULL,
    fields jsonb DEFAULT '{}'::jsonb NOT NULL,
    client_id bigint,
    referral_id bigint,
    CONSTRAINT external_referral_person_form_source_check CHECK (((form_source >= 1) AND (form_source <= 99))),
    CONSTRAINT external_referral_person_referral_role_check CHECK (((referral_role >= 1) AND (referral_role <= 99))),
    CONSTRAINT external_referral_person_role_check CHECK (((form_source IS NULL) OR (referral_role IS NOT NULL)))
);

COMMENT ON TABLE casework.external_referral_person IS 'The people of a web form, as they were sent; importing makes clients and referrals of them.';

COMMENT ON COLUMN casework.external_referral_person.idx IS 'Place in the form, from 0.';

COMMENT ON COLUMN casework.external_referral_person.org_type_id IS 'Which type of person it will be: key of the dictionary client_type.';

COMMENT ON COLUMN casework.external_referral_person.form_source IS 'Which form it was, as the sender numbers them.';

COMMENT ON COLUMN casework.external_referral_person.referral_role IS 'Who the person is in that form, as the sender numbers roles.';

COMMENT ON COLUMN casework.external_referral_person.relationships IS 'What the person is to others of the form: place of the other to key of the dictionary relationship.';

COMMENT ON COLUMN casework.external_referral_person.carer_relationships IS 'The same of those whom the person cares for.';

COMMENT ON COLUMN casework.external_referral_person.fields IS 'The rest of the body, checked as a client is.';

CREATE FUNCTION casework.staged_client(who casework.writer, person casework.external_referral_person, branch jsonb) RETURNS casework.sent
    LANGUAGE sql STABLE
    AS $$
select
    row(
        person.fields
        - 'external_id'
        || jsonb_build_object(
            'type_id', person.org_type_id, 'surname', person.surname, 'first_name', person.first_name
        )
        || case when staged_client.branch is null then '{}' else jsonb_build_object('branch', jsonb_build_array(staged_client.branch)) end,
        '{}'::text[],
        '[]'::jsonb,
        coalesce(
            (
                select
                    jsonb_agg(
                        jsonb_build_object(
                            'id', ext_field.id,
                            'field',
                            coalesce(
                                ext_field.collaborator_name,
                                replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id
                            ),
                            'value', own.value
                        )
                    )
                from jsonb_each(person.fields) as own
                inner join casework.ext_field
                    on ext_field.org_id = who.org_id
                    and 'x' || ext_field.id = own.key
            ),
            '[]'
        ),
        '{}'::text[],
        '{}'::text[],
        false,
        true
    )::casework.sent
$$;

COMMENT ON FUNCTION casework.staged_client(who casework.writer, person casework.external_referral_person, branch jsonb) IS 'Somebody from a web form as the body that makes them.';

CREATE FUNCTION casework.tell_callers_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.tell_callers_changed() IS 'Nodes keep callers in memory by their keys; this makes them forget those of an organisation at once. A source serves all organisations: the empty text is everybody.';

CREATE FUNCTION casework.tell_definitions_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_notify(
        'casework_definitions_changed',
        coalesce(to_jsonb(old) ->> 'org_id', to_jsonb(new) ->> 'org_id')
    );

    return null;
end
$$;

COMMENT ON FUNCTION casework.tell_definitions_changed() IS 'Nodes keep the fields that organisations added; this makes them read those of an organisation anew.';

CREATE FUNCTION casework.upload_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into casework.file_removal (storage_key, run_at)
    values (old.storage_key, '-infinity')
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Casework/RemoveFile');

    return null;
end
$$;

COMMENT ON FUNCTION casework.upload_deleted() IS 'An upload is gone, with what it belonged to: a job removes its content, unless another upload has the same.';

CREATE FUNCTION casework.visible_client(org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) RETURNS SETOF casework.client
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select client.*
from casework.client
where
    client.org_id = visible_client.org_id
    and (visible_client.all_types or client.type_id = any(visible_client.types))
    and (
        visible_client.all_branches
        or exists (
            select
            from casework.client_branch
            where
                client_branch.org_id = client.org_id
                and client_branch.client_id = client.id
                and client_branch.branch_id = any(visible_client.branches)
        )
    )
$$;

COMMENT ON FUNCTION casework.visible_client(org_id bigint, all_types boolean, types integer[], all_branches boolean, branches bigint[]) IS 'The people whom a caller sees: of the types and branches that are theirs. The planner puts the body in place of the call.';

CREATE TABLE casework.referral (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    client_id bigint NOT NULL,
    project_id bigint NOT NULL,
    branch_id bigint,
    template_id bigint,
    user_id bigint,
    project_category integer,
    stage integer NOT NULL,
    description text NOT NULL,
    contact_method integer,
    contact_type integer,
    response_method integer,
    introduction_source integer,
    priority integer,
    funding_sponsor bigint,
    referrer bigint,
    additional_org_person bigint,
    closed_date date,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    first_contact date
);

COMMENT ON TABLE casework.referral IS 'Referrals, the cases: somebody is to be helped by a project. Made together with a first done contact.';

COMMENT ON COLUMN casework.referral.project_category IS 'Key of the dictionary referrals/project_category.';

COMMENT ON COLUMN casework.referral.stage IS 'How far it is: key of the dictionary contacts/stage.';

COMMENT ON COLUMN casework.referral.contact_method IS 'How it came: key of the dictionary referrals/contact_method.';

COMMENT ON COLUMN casework.referral.contact_type IS 'Key of the dictionary referrals/contact_type.';

COMMENT ON COLUMN casework.referral.response_method IS 'Key of the dictionary referrals/response_method.';

COMMENT ON COLUMN casework.referral.introduction_source IS 'Key of the dictionary referrals/introduction_source.';

COMMENT ON COLUMN casework.referral.priority IS 'Key of the dictionary referrals/priority.';

COMMENT ON COLUMN casework.referral.funding_sponsor IS 'Who pays: key of the dictionary referrals/funding_sponsor.';

COMMENT ON COLUMN casework.referral.referrer IS 'Who sent the person: key of the dictionary referrals/referrer.';

COMMENT ON COLUMN casework.referral.additional_org_person IS 'Another person of the organisation who has to do with it.';

COMMENT ON COLUMN casework.referral.closed_date IS 'The day it was closed; null: it is open.';

COMMENT ON COLUMN casework.referral.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

COMMENT ON COLUMN casework.referral.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

COMMENT ON COLUMN casework.referral.first_contact IS 'The day of its first done contact, null while there is none; kept by casework.keep_first_contact().';

CREATE FUNCTION casework.visible_referral(org_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[]) RETURNS SETOF casework.referral
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select referral.*
from casework.referral
where
    referral.org_id = visible_referral.org_id
    and (visible_referral.all_projects or referral.project_id = any(visible_referral.projects))
    and (visible_referral.all_branches or referral.branch_id = any(visible_referral.branches))
    and (
        (visible_referral.all_types and visible_referral.all_branches)
        or exists (
            select
            from casework.visible_client(
                visible_referral.org_id,
                visible_referral.all_types,
                visible_referral.types,
                visible_referral.all_branches,
                visible_referral.branches
            ) as client
            where client.id = referral.client_id
        )
    )
$$;

COMMENT ON FUNCTION casework.visible_referral(org_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[]) IS 'The referrals that a caller sees: of their projects and branches, and of people whom they see.';

CREATE TABLE casework.upload (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    client_id bigint,
    referral_id bigint,
    name text NOT NULL,
    filename text NOT NULL,
    description text,
    doc_date date NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    sha256 text NOT NULL,
    storage_key text NOT NULL,
    user_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    group_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint NOT NULL,
    CONSTRAINT upload_parent_check CHECK ((num_nonnulls(client_id, referral_id) = 1))
);

COMMENT ON TABLE casework.upload IS 'Files of clients and referrals. The content is stored once for each digest; this row says whose it is and who may see it.';

COMMENT ON COLUMN casework.upload.doc_date IS 'The day of the document, as its uploader says.';

COMMENT ON COLUMN casework.upload.size IS 'In bytes.';

COMMENT ON COLUMN casework.upload.storage_key IS 'Where the content is stored; uploads with the same content share it.';

COMMENT ON COLUMN casework.upload.user_ids IS 'With group_ids: who may see it beside whoever uploaded it; both empty: all.';

COMMENT ON COLUMN casework.upload.group_ids IS 'Groups of users who may see it; see user_ids.';

COMMENT ON COLUMN casework.upload.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

CREATE FUNCTION casework.visible_upload(org_id bigint, user_id bigint, group_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[]) RETURNS SETOF casework.upload
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select upload.*
from casework.upload
where
    upload.org_id = visible_upload.org_id
    and (
        (upload.user_ids = '{}' and upload.group_ids = '{}')
        or visible_upload.user_id = any(upload.user_ids)
        or visible_upload.group_id = any(upload.group_ids)
        or upload.created_by = visible_upload.user_id
    )
    and case
        when upload.client_id is not null
            then exists (
                select
                from casework.visible_client(
                    visible_upload.org_id,
                    visible_upload.all_types,
                    visible_upload.types,
                    visible_upload.all_branches,
                    visible_upload.branches
                ) as client
                where client.id = upload.client_id
            )
        else exists (
            select
            from casework.visible_referral(
                visible_upload.org_id,
                visible_upload.all_projects,
                visible_upload.projects,
                visible_upload.all_types,
                visible_upload.types,
                visible_upload.all_branches,
                visible_upload.branches
            ) as referral
            where referral.id = upload.referral_id
        )
    end
$$;

COMMENT ON FUNCTION casework.visible_upload(org_id bigint, user_id bigint, group_id bigint, all_projects boolean, projects bigint[], all_types boolean, types integer[], all_branches boolean, branches bigint[]) IS 'The uploads that a caller sees: of people and referrals whom they see, and for everybody, for them, for their group, or of their own making.';

CREATE FUNCTION casework.worker_branches(org_id bigint, worker_id bigint) RETURNS TABLE(ids bigint[])
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    array(
        select worker_branch.branch_id
        from casework.worker_branch
        where
            worker_branch.org_id = worker_branches.org_id
            and worker_branch.worker_id = worker_branches.worker_id
        order by worker_branch.branch_id
    )
$$;

COMMENT ON FUNCTION casework.worker_branches(org_id bigint, worker_id bigint) IS 'The branches of a support worker: one row always. The planner puts the body in place of the call.';

CREATE FUNCTION casework.worker_projects(org_id bigint, worker_id bigint) RETURNS TABLE(ids bigint[])
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
select
    array(
        select worker_project.project_id
        from casework.worker_project
        where
            worker_project.org_id = worker_projects.org_id
            and worker_project.worker_id = worker_projects.worker_id
        order by worker_project.project_id
    )
$$;

COMMENT ON FUNCTION casework.worker_projects(org_id bigint, worker_id bigint) IS 'The projects of a support worker: one row always. The planner puts the body in place of the call.';

CREATE FUNCTION casework.write_client(who casework.writer, sent casework.sent, client_id bigint, external_id text) RETURNS TABLE(outcome text, record_id bigint, problems text[])
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.write_client(who casework.writer, sent casework.sent, client_id bigint, external_id text) IS 'Makes or changes a person with their branches, their id in the caller''s system and their extension fields, and notes what changed. Without a number it is made; with external_id it is made unless somebody has that id. Outcomes: ''created'', ''written'', ''missing'', ''external_id_taken'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION casework.write_contact(who casework.writer, sent casework.sent, contact_id bigint, referral_id bigint, status text) RETURNS TABLE(outcome text, record_id bigint, problems text[])
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    today constant date := (who.now at time zone who.time_zone)::date;
    is_new constant boolean := write_contact.contact_id is null;
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    of_referral bigint := write_contact.referral_id;
    is_completed boolean;
    is_cancelled boolean;
    stored casework.contact;
    merged casework.contact;
    referral casework.referral;
    referral_before jsonb;
    before jsonb := '{}';
begin
    if not is_new then
        select contact.referral_id
        into of_referral
        from casework.contact
        where
            contact.org_id = who.org_id
            and contact.id = write_contact.contact_id;
    end if;

    select found.*
    into referral
    from casework.referral as found
    where
        found.org_id = who.org_id
        and found.id = of_referral
    for no key update;

    if not exists (
        select
        from casework.visible_referral(
            who.org_id, who.all_projects, who.projects, who.all_types, who.types, who.all_branches, who.branches
        ) as seen
        where seen.id = of_referral
    ) then
        outcome := 'missing';
        return next;
        return;
    end if;

    if is_new then
        stored.org_id := who.org_id;
        stored.referral_id := of_referral;
        stored.status := write_contact.status;
        stored.created := who.now;
        stored.created_by := who.user_id;
        stored.updated := who.now;
        stored.updated_by := who.user_id;
    else
        select contact.*
        into stored
        from casework.contact
        where
            contact.org_id = who.org_id
            and contact.id = write_contact.contact_id
        for no key update;

        before := casework.contact_image(who.org_id, stored.id);
        if stored.status <> write_contact.status and stored.status <> 'due' then
            outcome := case stored.status when 'done' then 'contact_already_done' else 'contact_cancelled' end;
            return next;
            return;
        end if;
    end if;

    is_completed := stored.status = 'due' and write_contact.status = 'done';
    is_cancelled := stored.status = 'due' and write_contact.status = 'cancelled';
    merged := jsonb_populate_record(stored, given);
    problems := casework.sent_problems(who, sent, is_new, case when not is_new then to_jsonb(stored) end);
    if is_completed or is_cancelled then
        problems := problems || array(
            select 'missing_field ' || missing.field
            from unnest(sent.missing) as missing (field)
            where
                missing.field in ('start_date', 'end_date', 'cancellation_reason')
                and not sent.is_empty
        );
    end if;

    if
        merged.user_id is distinct from stored.user_id
        and merged.user_id is not null
        and not exists (
            select
            from casework.app_user
            where
                app_user.org_id = who.org_id
                and app_user.id = merged.user_id
                and app_user.active
        )
    then
        problems := problems || 'bad_reference user'::text;
    end if;

    if merged.end_date < merged.start_date then
        problems := problems
            || case when given ? 'end_date' then 'bad_range end_date' else 'bad_range start_date' end;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if is_completed then
        merged.status := 'done';
        merged.planned_start_date := stored.start_date;
        merged.planned_end_date := stored.end_date;
        merged.stage := coalesce(merged.stage, referral.stage);
        merged.completed_by := who.user_id;
    elsif is_cancelled then
        merged.status := 'cancelled';
        merged.cancelled_by := who.user_id;
        merged.cancelled := who.now;
    end if;

    referral_before := casework.referral_image(who.org_id, of_referral);
    if is_new then
        merged.id := nextval('casework.contact_id_seq');
        insert into casework.contact values (merged.*);
    elsif merged is distinct from stored then
        update casework.contact
        set
            status = merged.status,
            user_id = merged.user_id,
            stage = merged.stage,
            start_date = merged.start_date,
            end_date = merged.end_date,
            description = merged.description,
            contact_type = merged.contact_type,
            contact_method = merged.contact_method,
            priority = merged.priority,
            transport_method = merged.transport_method,
            travel_time = merged.travel_time,
            travel_mileage = merged.travel_mileage,
            planned_start_date = merged.planned_start_date,
            planned_end_date = merged.planned_end_date,
            completed_by = merged.completed_by,
            cancellation_reason = merged.cancellation_reason,
            cancelled_by = merged.cancelled_by,
            cancelled = merged.cancelled
        where
            contact.org_id = who.org_id
            and contact.id = merged.id;
    end if;

    perform casework.record_change(
        who,
        'contacts',
        merged.id,
        case
            when is_new then 'create'
            when is_completed then 'complete'
            when is_cancelled then 'cancel'
            else 'update'
        end,
        before,
        casework.contact_image(who.org_id, merged.id)
    );

    -- What is done last says where the case stands.
    if merged.status = 'done' and (given ? 'stage' or is_completed) then
        update casework.referral
        set stage = merged.stage
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.stage <> merged.stage
            and not exists (
                select
                from casework.contact as later
                where
                    later.org_id = who.org_id
                    and later.referral_id = of_referral
                    and later.status = 'done'
                    and (later.start_date, later.id) > (merged.start_date, merged.id)
            );
    end if;

    if is_new and merged.status = 'due' then
        update casework.referral
        set closed_date = null
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.closed_date is not null;
    elsif is_completed or is_cancelled then
        update casework.referral
        set closed_date = today
        from casework.project
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.closed_date is null
            and project.org_id = referral.org_id
            and project.id = referral.project_id
            and project.auto_close
            and not exists (
                select
                from casework.contact as left_to_do
                where
                    left_to_do.org_id = referral.org_id
                    and left_to_do.referral_id = referral.id
                    and left_to_do.status = 'due'
            );
    end if;

    perform casework.record_change(
        who,
        'referrals',
        of_referral,
        'consequence',
        referral_before,
        casework.referral_image(who.org_id, of_referral)
    );

    outcome := case when is_new then 'created' else 'written' end;
    record_id := merged.id;
    return next;
end
$$;

COMMENT ON FUNCTION casework.write_contact(who casework.writer, sent casework.sent, contact_id bigint, referral_id bigint, status text) IS 'Makes, changes, completes or cancels a contact, and notes what changed of it and of its referral, whose row is locked first: who writes to a referral sees what the one before has done. A new one has a referral, a known one a number; status is the group that was addressed. Outcomes: ''created'', ''written'', ''missing'', ''contact_already_done'', ''contact_cancelled'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION casework.write_ext_record(who casework.writer, sent casework.sent, ext_db_id bigint, known_id bigint) RETURNS TABLE(outcome text, record_id bigint, problems text[])
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.write_ext_record(who casework.writer, sent casework.sent, ext_db_id bigint, known_id bigint) IS 'Makes or changes a record of an extension database, and notes what changed. A known one has a number. A new one is of the person or referral that the body names: visible, and of a type or project that the database is for; it stays theirs. Outcomes: ''created'', ''written'', ''missing'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION casework.write_extensions(who casework.writer, extensions jsonb, parent_id bigint) RETURNS void
    LANGUAGE sql
    AS $$
with merged as (
    select
        ext_field.ext_db_id,
        jsonb_strip_nulls(
            coalesce(ext_single.data, '{}') || jsonb_object_agg(ext_field.id::text, item.value)
        ) as data
    from jsonb_to_recordset(write_extensions.extensions) as item (id bigint, value jsonb)
    inner join casework.ext_field
        on ext_field.org_id = who.org_id
        and ext_field.id = item.id
    left join casework.ext_single
        on ext_single.org_id = ext_field.org_id
        and ext_single.ext_db_id = ext_field.ext_db_id
        and ext_single.parent_id = write_extensions.parent_id
    group by ext_field.ext_db_id, ext_single.data
)

insert into casework.ext_single (org_id, ext_db_id, parent_id, data, updated, updated_by)
select who.org_id, merged.ext_db_id, write_extensions.parent_id, merged.data, who.now, who.user_id
from merged
on conflict (org_id, ext_db_id, parent_id) do update
    set
        data = excluded.data,
        updated = excluded.updated,
        updated_by = excluded.updated_by
    where ext_single.data <> excluded.data
$$;

COMMENT ON FUNCTION casework.write_extensions(who casework.writer, extensions jsonb, parent_id bigint) IS 'Keeps the values of single extension fields; the parent''s row is locked, so nobody else does. Null takes a value away.';

CREATE FUNCTION casework.write_referral(who casework.writer, sent casework.sent, referral_id bigint) RETURNS TABLE(outcome text, record_id bigint, problems text[])
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION casework.write_referral(who casework.writer, sent casework.sent, referral_id bigint) IS 'Makes a referral together with its first done contact, or changes one, and notes what changed; with a number it is changed. Outcomes: ''created'', ''written'', ''missing'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION casework.write_schedule(who casework.writer, sent casework.sent, schedule_id bigint) RETURNS TABLE(outcome text, record_id bigint, problems text[])
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    stored casework.schedule;
    merged casework.schedule;
    before jsonb;
begin
    select schedule.*
    into stored
    from casework.schedule
    where
        schedule.org_id = who.org_id
        and schedule.id = write_schedule.schedule_id
        and (who.all_projects or schedule.project_id = any(who.projects))
        and (who.all_branches or schedule.branch_id = any(who.branches))
        and exists (
            select
            from casework.visible_client(
                who.org_id, who.all_types, who.types, who.all_branches, who.branches
            ) as seen
            where seen.id = schedule.client_id
        )
    for no key update of schedule;

    if not found then
        outcome := 'missing';
        return next;
        return;
    end if;

    before := casework.schedule_image(who.org_id, stored.id);
    merged := jsonb_populate_record(stored, given);
    problems := casework.sent_problems(who, sent, false, to_jsonb(stored));

    if merged.actual_end_date < merged.actual_start_date then
        problems := problems
            || case
                when given ? 'actual_end_date' then 'bad_range actual_end_date'
                else 'bad_range actual_start_date'
            end;
    end if;

    if merged.status = 'completed' then
        problems := problems
            || case when merged.actual_start_date is null then array['missing_field actual_start_date'] else '{}' end
            || case when merged.actual_end_date is null then array['missing_field actual_end_date'] else '{}' end;
    end if;

    if merged.status = 'cancelled' and merged.cancellation_reason is null then
        problems := problems || 'missing_field cancellation_reason'::text;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if
        merged.status <> stored.status
        and (stored.status, merged.status) not in (
            ('planned', 'in_progress'),
            ('planned', 'completed'),
            ('planned', 'cancelled'),
            ('in_progress', 'planned'),
            ('in_progress', 'completed'),
            ('in_progress', 'cancelled'),
            ('cancelled', 'planned')
        )
    then
        outcome := 'bad_transition';
        return next;
        return;
    end if;

    if merged is distinct from stored then
        update casework.schedule
        set
            actual_start_date = merged.actual_start_date,
            actual_end_date = merged.actual_end_date,
            status = merged.status,
            cancellation_reason = merged.cancellation_reason,
            notes = merged.notes,
            travel_time = merged.travel_time,
            travel_mileage = merged.travel_mileage
        where
            schedule.org_id = who.org_id
            and schedule.id = stored.id;
    end if;

    perform casework.record_change(
        who,
        'schedules',
        stored.id,
        'update',
        before,
        casework.schedule_image(who.org_id, stored.id)
    );

    outcome := 'written';
    record_id := stored.id;
    return next;
end
$$;

COMMENT ON FUNCTION casework.write_schedule(who casework.writer, sent casework.sent, schedule_id bigint) IS 'Changes a planned visit, and notes what changed. Outcomes: ''written'', ''missing'', ''bad_transition'', and ''refused'' with the problems as ''code field''.';

CREATE FUNCTION chat.analyze_imported(resource_name text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
begin
    case resource_name
        when 'users' then analyze chat.import_user (import_id);
        when 'rooms' then analyze chat.import_room (import_id);
        else analyze chat.import_comment (import_id);
    end case;
end
$$;

COMMENT ON FUNCTION chat.analyze_imported(resource_name text) IS 'Lets the planner know how many rows of files there are now. These tables are empty between two imports, and whoever looked then, autovacuum for one, has left word that any index will do: a file''s rows would all be read for each of them. With the owner''s rights: a role that only serves may not analyze.';

CREATE FUNCTION chat.append_comment(app_id bigint, room_id bigint, user_id bigint, type text, message text, payload json, extras json, disable_link_preview boolean, unique_temp_id text, parent_id bigint, is_member_only boolean, told_as text[], now timestamp with time zone) RETURNS TABLE(outcome text, comment_id bigint, comment_before_id bigint, stamp timestamp with time zone)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    locked record;
    known record;
begin
    -- "no key": foreign keys of others who only point to the room are not held up.
    select room.comment_seq, room.last_comment_id, room.last_comment_at
    into locked
    from chat.room
    where
        room.app_id = append_comment.app_id
        and room.id = append_comment.room_id
        and room.deleted_at is null
    for no key update;

    if not found then
        outcome := 'no_room';
        return next;
        return;
    end if;

    select comment.id, comment.room_id, comment.user_id, comment.comment_before_id, comment.created_at
    into known
    from chat.comment
    where
        comment.app_id = append_comment.app_id
        and comment.unique_temp_id = append_comment.unique_temp_id;

    if found then
        if known.room_id = append_comment.room_id and known.user_id = append_comment.user_id then
            outcome := 'replayed';
            comment_id := known.id;
            comment_before_id := known.comment_before_id;
            stamp := known.created_at;
        else
            outcome := 'taken';
        end if;

        return next;
        return;
    end if;

    if append_comment.is_member_only and not exists (
        select
        from chat.participant
        where
            participant.app_id = append_comment.app_id
            and participant.room_id = append_comment.room_id
            and participant.user_id = append_comment.user_id
    ) then
        outcome := 'no_member';
        return next;
        return;
    end if;

    -- Time does not run backwards in a room, although now was taken before the wait for the lock; but a comment that
    -- was imported from the future does not date the living ones.
    stamp := case
        when locked.last_comment_at between append_comment.now and append_comment.now + interval '1 minute'
            then locked.last_comment_at
        else append_comment.now
    end;
    comment_before_id := locked.last_comment_id;

    insert into chat.comment (
        app_id,
        room_id,
        room_seq,
        comment_before_id,
        user_id,
        type,
        message,
        payload,
        extras,
        disable_link_preview,
        unique_temp_id,
        parent_id,
        created_at
    )
    values (
        append_comment.app_id,
        append_comment.room_id,
        locked.comment_seq + 1,
        locked.last_comment_id,
        append_comment.user_id,
        append_comment.type,
        append_comment.message,
        append_comment.payload,
        append_comment.extras,
        append_comment.disable_link_preview,
        append_comment.unique_temp_id,
        append_comment.parent_id,
        stamp
    )
    on conflict (app_id, unique_temp_id) do nothing
    returning comment.id into comment_id;

    if comment_id is null then
        outcome := 'taken'; -- in another room, at the same time
        return next;
        return;
    end if;

    update chat.room
    set
        comment_seq = locked.comment_seq + 1,
        last_comment_id = append_comment.comment_id,
        last_comment_message = append_comment.message,
        last_comment_at = stamp
    where
        room.app_id = append_comment.app_id
        and room.id = append_comment.room_id;

    -- What somebody writes is read by them.
    update chat.participant
    set
        read_seq = locked.comment_seq + 1,
        read_comment_id = append_comment.comment_id,
        received_comment_id = append_comment.comment_id
    where
        participant.app_id = append_comment.app_id
        and participant.room_id = append_comment.room_id
        and participant.user_id = append_comment.user_id;

    perform chat.write_event(
        append_comment.app_id,
        append_comment.told_as,
        append_comment.room_id,
        comment_id,
        null,
        append_comment.now
    );
    outcome := 'appended';
    return next;
end
$$;

COMMENT ON FUNCTION chat.append_comment(app_id bigint, room_id bigint, user_id bigint, type text, message text, payload json, extras json, disable_link_preview boolean, unique_temp_id text, parent_id bigint, is_member_only boolean, told_as text[], now timestamp with time zone) IS 'Appends to a room''s chain. The room''s row is locked first and the comment''s id drawn after that, so the order of ids is the order of the chain, whoever writes at the same time; other rooms go on. A key that is there already gives the comment that has it: outcome ''replayed'' for the same room and author, ''taken'' otherwise. Those who tell it are not woken, see chat.tell: the caller does that when it is committed. The other outcomes: ''appended'', ''no_room'', ''no_member''. With author''s membership unchecked: is_member_only = false.';

CREATE FUNCTION chat.json_with(object json, changed jsonb) RETURNS json
    LANGUAGE sql IMMUTABLE
    AS $$
    select
        (
            '{'
            || string_agg(
                to_json(item.key)::text || ':' || coalesce((changed -> item.key)::text, item.value::text),
                ','
                order by item.ordinality
            )
            || '}'
        )::json
    from json_each(object) with ordinality as item
$$;

COMMENT ON FUNCTION chat.json_with(object json, changed jsonb) IS 'An object with other values under some of its names; order and everything else stay as they were written.';

CREATE FUNCTION chat.participants_of(app_id bigint, room_id bigint) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            json_agg(
                json_build_object(
                    'id', app_user.id,
                    'email', app_user.email,
                    'username', app_user.username,
                    'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url),
                    'extras', app_user.extras,
                    'last_comment_read_id', participant.read_comment_id,
                    'last_comment_received_id', participant.received_comment_id,
                    'active', app_user.is_active
                )
                order by participant.ordinal
            ),
            '[]'
        )
    from chat.participant
    inner join chat.app_user on app_user.app_id = participant.app_id and app_user.id = participant.user_id
    inner join chat.app on app.id = participant.app_id
    where
        participant.app_id = participants_of.app_id
        and participant.room_id = participants_of.room_id
$$;

COMMENT ON FUNCTION chat.participants_of(app_id bigint, room_id bigint) IS 'Who is in a room, in the order in which they joined.';

CREATE FUNCTION chat.push_recipients(app_id bigint, room_id bigint, room_seq bigint, author_id bigint) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            json_agg(
                json_build_object(
                    'id', app_user.id,
                    'email', app_user.email,
                    'username', app_user.username,
                    'unread_count', room.comment_seq - greatest(participant.read_seq, room.cleared_seq),
                    'devices', device.list
                )
                order by participant.ordinal
            ),
            '[]'
        )
    from chat.room
    inner join chat.participant
        on participant.app_id = room.app_id
        and participant.room_id = room.id
    inner join chat.app_user
        on app_user.app_id = participant.app_id
        and app_user.id = participant.user_id
    cross join lateral (
        select
            json_agg(
                json_build_object('platform', user_device.platform, 'token', user_device.token)
                order by user_device.platform, user_device.token
            ) as list
        from chat.user_device
        where
            user_device.app_id = participant.app_id
            and user_device.user_id = participant.user_id
    ) as device
    where
        room.app_id = push_recipients.app_id
        and room.id = push_recipients.room_id
        and participant.user_id <> push_recipients.author_id
        and participant.read_seq < push_recipients.room_seq
        and app_user.is_active
        and device.list is not null
$$;

COMMENT ON FUNCTION chat.push_recipients(app_id bigint, room_id bigint, room_seq bigint, author_id bigint) IS 'Whose devices should be told of a comment: participants other than its author who have not read it and have a device.';

CREATE FUNCTION chat.reach_of(app_id bigint, room_id bigint) RETURNS TABLE(slowest_reader bigint, read_seqs bigint[], slowest_receiver bigint, received_ids bigint[])
    LANGUAGE sql STABLE
    AS $$
    select
        (array_agg(participant.user_id order by participant.read_seq, participant.user_id))[1],
        (array_agg(participant.read_seq order by participant.read_seq, participant.user_id))[1:2],
        (array_agg(participant.user_id order by participant.received_comment_id, participant.user_id))[1],
        (array_agg(participant.received_comment_id order by participant.received_comment_id, participant.user_id))[1:2]
    from chat.participant
    where
        participant.app_id = reach_of.app_id
        and participant.room_id = reach_of.room_id
$$;

COMMENT ON FUNCTION chat.reach_of(app_id bigint, room_id bigint) IS 'How far the slowest two of a room have read and received: enough to tell for every comment whether all but its author have, in one look at the participants.';

CREATE FUNCTION chat.room_of(app_id bigint, ref text) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    select named.room_id
    from chat.rooms_of(room_of.app_id, array[room_of.ref]) as named
$$;

COMMENT ON FUNCTION chat.room_of(app_id bigint, ref text) IS 'The room that a caller names by its id or its unique id (chat.rooms_of). Null: there is none.';

CREATE FUNCTION chat.rooms_of(app_id bigint, refs text[]) RETURNS TABLE(ordinal bigint, ref text, room_id bigint)
    LANGUAGE sql STABLE
    AS $_$
    select
        item.ordinal,
        item.ref,
        named.room_id
    from unnest(rooms_of.refs) with ordinality as item (ref, ordinal)
    left join lateral (
        select room.id as room_id
        from chat.room
        where
            room.app_id = rooms_of.app_id
            and room.deleted_at is null
            and (
                room.id = case when item.ref ~ '^[0-9]{1,18}$' then item.ref::bigint end
                or room.unique_id = item.ref
            )
        order by room.unique_id = item.ref and room.id::text <> item.ref
        limit 1
    ) as named on true
$_$;

COMMENT ON FUNCTION chat.rooms_of(app_id bigint, refs text[]) IS 'The rooms that a caller names by their ids or unique ids, in the caller''s order; digits are tried as an id first. Null: there is none. Each is looked up by itself (limit 1), whatever the planner believes of the size of an app.';

CREATE FUNCTION chat.status_of(comment_id bigint, room_seq bigint, author_id bigint, slowest_reader bigint, read_seqs bigint[], slowest_receiver bigint, received_ids bigint[]) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select
        case
            when status_of.room_seq
                <= status_of.read_seqs[case when status_of.author_id = status_of.slowest_reader then 2 else 1 end]
                then 'read'
            when status_of.comment_id
                <= status_of.received_ids[case when status_of.author_id = status_of.slowest_receiver then 2 else 1 end]
                then 'delivered'
            else 'sent'
        end
$$;

COMMENT ON FUNCTION chat.status_of(comment_id bigint, room_seq bigint, author_id bigint, slowest_reader bigint, read_seqs bigint[], slowest_receiver bigint, received_ids bigint[]) IS 'sent, delivered or read: what all participants but the author have done with a comment (chat.reach_of).';

CREATE FUNCTION chat.tell(app_id bigint, types text[], room_id bigint, comment_id bigint, body json, now timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    if chat.write_event(app_id, types, room_id, comment_id, body, now) then
        perform pg_notify('job', 'Chat/DeliverWebhooks');
    end if;

    perform pg_notify('chat_live', app_id::text);
end
$$;

COMMENT ON FUNCTION chat.tell(app_id bigint, types text[], room_id bigint, comment_id bigint, body json, now timestamp with time zone) IS 'Writes what happened (chat.write_event) and wakes those who tell it, at the end of the transaction. Transactions with a notification are committed one after the other, so what is done often, posting, wakes them after its commit.';

CREATE FUNCTION chat.tell_app_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION chat.tell_app_changed() IS 'Nodes keep apps in memory by their secrets; this makes them forget an app at once.';

CREATE FUNCTION chat.told_users(app_id bigint, user_ids bigint[]) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    select
        json_build_object(
            'participants',
            coalesce(
                json_agg(
                    json_build_object(
                        'id', shown_user.id,
                        'email', shown_user.email,
                        'username', shown_user.username,
                        'avatar_url', shown_user.avatar_url
                    )
                    order by asked.ordinal
                ),
                '[]'
            )
        )
    from unnest(told_users.user_ids) with ordinality as asked (user_id, ordinal)
    inner join chat.shown_user
        on shown_user.app_id = told_users.app_id
        and shown_user.id = asked.user_id
$$;

COMMENT ON FUNCTION chat.told_users(app_id bigint, user_ids bigint[]) IS 'Users as an event names them; they may have left the room, or the app, when it is told.';

CREATE FUNCTION chat.user_of(app_id bigint, email text) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    select app_user.id
    from chat.app_user
    where
        app_user.app_id = user_of.app_id
        and app_user.email_key = lower(user_of.email)
        and not app_user.is_system
        and app_user.erased_at is null
$$;

COMMENT ON FUNCTION chat.user_of(app_id bigint, email text) IS 'The user whom a caller names; letter case does not matter. Null: there is none.';

CREATE FUNCTION chat.webhook_body(event_id bigint, comment_type text) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select
        json_build_object(
            'type',
            case when event.type = 'post_comment' then webhook_body.comment_type else event.type end,
            'payload',
            case
                when event.type = 'push' then json_build_object(
                    'from', author.shown,
                    'room', chat.webhook_room(event.app_id, event.room_id, false),
                    'message', said.shown,
                    'recipients', chat.push_recipients(event.app_id, event.room_id, said.room_seq, said.user_id)
                )
                when event.comment_id is not null then json_build_object(
                    'from', author.shown,
                    'room', chat.webhook_room(event.app_id, event.room_id, true),
                    'message', said.shown
                )
                when event.room_id is not null then (
                    jsonb_build_object('room', chat.webhook_room(event.app_id, event.room_id, true))
                    || coalesce(event.body::jsonb, '{}')
                )::json
                else coalesce(event.body, '{}')
            end
        )::text
    from chat.event
    left join lateral (
        select
            comment.user_id,
            comment.room_seq,
            json_build_object(
                'type', comment.type,
                'text', case when comment.room_seq > room.cleared_seq then comment.message else '' end,
                'payload', coalesce(case when comment.room_seq > room.cleared_seq then comment.payload end, '{}'),
                'id', comment.id,
                'comment_before_id', comment.comment_before_id,
                'unique_temp_id', comment.unique_temp_id,
                'timestamp', to_char(comment.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'unix_timestamp', floor(extract(epoch from comment.created_at)),
                'unix_nano_timestamp',
                least(
                    greatest(trunc(extract(epoch from comment.created_at) * 1000000000), -9223372036854775808),
                    9223372036854775807
                ),
                'disable_link_preview', comment.disable_link_preview,
                'extras', case when comment.room_seq > room.cleared_seq then comment.extras else '{}' end
            ) as shown
        from chat.comment
        inner join chat.room on room.app_id = comment.app_id and room.id = comment.room_id
        where
            comment.app_id = event.app_id
            and comment.id = event.comment_id
    ) as said on true
    left join lateral (
        select
            json_build_object(
                'id', app_user.id,
                'email', app_user.email,
                'name', app_user.username,
                'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url)
            ) as shown
        from chat.app_user
        inner join chat.app on app.id = app_user.app_id
        where
            app_user.app_id = event.app_id
            and app_user.id = said.user_id
    ) as author on true
    where
        event.id = webhook_body.event_id
        and (event.comment_id is null or said.user_id is not null)
$$;

COMMENT ON FUNCTION chat.webhook_body(event_id bigint, comment_type text) IS 'What is sent to webhooks of an event, as the rows are now. Null: its comment is gone with its room. What is told of a posted comment is called as comment_type says.';

CREATE FUNCTION chat.webhook_room(app_id bigint, room_id bigint, has_participants boolean) RETURNS json
    LANGUAGE sql STABLE
    AS $$
    select
        case
            when room.id is null or room.deleted_at is not null
                then json_build_object('id', webhook_room.room_id, 'topic_id', webhook_room.room_id)
            when not webhook_room.has_participants then json_build_object(
                'id', room.id,
                'topic_id', room.id,
                'type', room.type,
                'name', room.name,
                'room_avatar', room.avatar_url,
                'unique_id', room.unique_id,
                'options', room.options
            )
            else json_build_object(
                'id', room.id,
                'topic_id', room.id,
                'type', room.type,
                'name', room.name,
                'room_avatar', room.avatar_url,
                'unique_id', room.unique_id,
                'options', room.options,
                'participants',
                (
                    select
                        coalesce(
                            json_agg(
                                json_build_object(
                                    'id', app_user.id,
                                    'email', app_user.email,
                                    'username', app_user.username,
                                    'avatar_url', coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url)
                                )
                                order by participant.ordinal
                            ),
                            '[]'
                        )
                    from chat.participant
                    inner join chat.app_user
                        on app_user.app_id = participant.app_id
                        and app_user.id = participant.user_id
                    where
                        participant.app_id = room.app_id
                        and participant.room_id = room.id
                )
            )
        end
    from chat.app
    left join chat.room
        on room.app_id = app.id
        and room.id = webhook_room.room_id
    where app.id = webhook_room.app_id
$$;

COMMENT ON FUNCTION chat.webhook_room(app_id bigint, room_id bigint, has_participants boolean) IS 'A room as webhooks are told of it; of one that is gone only the number.';

CREATE FUNCTION chat.write_event(app_id bigint, types text[], room_id bigint, comment_id bigint, body json, now timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    has_deliveries boolean;
begin
    if write_event.types && '{post_comment, post_system_event_message}' then
        insert into chat.live_event (app_id, room_id, comment_id, created_at)
        values (write_event.app_id, write_event.room_id, write_event.comment_id, write_event.now);
    end if;

    with asked as (
        select
            told.type,
            array_agg(webhook_endpoint.id) filter (where webhook_endpoint.id is not null) as endpoint_ids
        from unnest(write_event.types) as told (type)
        left join chat.webhook_endpoint
            on webhook_endpoint.app_id = write_event.app_id
            and webhook_endpoint.is_enabled
            and webhook_endpoint.events @> array[told.type]
            and (
                told.type <> 'push'
                or exists (
                    select
                    from chat.comment
                    inner join chat.participant
                        on participant.app_id = comment.app_id
                        and participant.room_id = comment.room_id
                        and participant.user_id <> comment.user_id
                    inner join chat.user_device
                        on user_device.app_id = participant.app_id
                        and user_device.user_id = participant.user_id
                    where
                        comment.app_id = write_event.app_id
                        and comment.id = write_event.comment_id
                )
            )
        group by told.type
    ),

    written as (
        insert into chat.event (app_id, type, room_id, comment_id, body, created_at)
        select write_event.app_id, asked.type, write_event.room_id, write_event.comment_id, write_event.body, write_event.now
        from asked
        where asked.endpoint_ids is not null or asked.type <> all('{post_comment, post_system_event_message, push}')
        returning event.id, event.type
    ),

    delivered as (
        insert into chat.webhook_delivery (event_id, endpoint_id, run_at, created_at)
        select written.id, endpoint.id, write_event.now, write_event.now
        from written
        inner join asked on asked.type = written.type
        cross join unnest(asked.endpoint_ids) as endpoint (id)
        returning 1
    ),

    live as (
        insert into chat.live_event (app_id, room_id, event_id, created_at)
        select write_event.app_id, write_event.room_id, written.id, write_event.now
        from written
        where
            written.type <> all('{post_comment, post_system_event_message, push}')
            and write_event.room_id is not null
    )

    select exists (select from delivered)
    into has_deliveries;

    return has_deliveries;
end
$$;

COMMENT ON FUNCTION chat.write_event(app_id bigint, types text[], room_id bigint, comment_id bigint, body json, now timestamp with time zone) IS 'Writes what happened for those who want to be told, in the transaction that caused it: a delivery for each enabled webhook that asks for the type, and an entry for open streams. A comment''s entry points to its own row; without a webhook that asks for it no event is written, and no push where nobody has a device. True: there are deliveries. Nobody is woken: chat.tell does that too.';

CREATE FUNCTION identity.tell_account_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

COMMENT ON FUNCTION identity.tell_account_changed() IS 'Nodes keep tokens in memory for 30 seconds; this makes them forget an account''s at once.';

CREATE FUNCTION learning.answers_of(question_id bigint, is_staff boolean) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', answer.id,
                    'title', answer.title,
                    'is_correct', case when answers_of.is_staff then answer.is_correct end,
                    'created', answer.created,
                    'updated', answer.updated
                )
                order by answer.id
            ),
            '[]'
        )
    from learning.answer
    where
        answer.question_id = answers_of.question_id
        and answer.archived_at is null
$$;

COMMENT ON FUNCTION learning.answers_of(question_id bigint, is_staff boolean) IS 'The live answers of a question as it is shown; which are right only to staff (null: the key is left out).';

CREATE TABLE learning.assessment (
    id bigint NOT NULL,
    kind text NOT NULL,
    event_id bigint,
    course_id bigint,
    lesson_id bigint,
    created timestamp with time zone NOT NULL,
    CONSTRAINT assessment_kind_check CHECK ((kind = ANY (ARRAY['test'::text, 'poll'::text, 'realtime_poll'::text]))),
    CONSTRAINT assessment_owner_check CHECK ((num_nonnulls(event_id, course_id, lesson_id) = 1)),
    CONSTRAINT assessment_poll_check CHECK (((kind = 'test'::text) OR (event_id IS NOT NULL)))
);

COMMENT ON TABLE learning.assessment IS 'Tests and polls under their owners, one of a kind each.';

COMMENT ON COLUMN learning.assessment.kind IS 'A test is judged; a poll is not; a realtime poll is launched question by question in a webinar.';

CREATE FUNCTION learning.assessment_of(kind text, owner text, owner_id bigint, course_id bigint, is_staff boolean) RETURNS SETOF learning.assessment
    LANGUAGE sql STABLE
    AS $$
    select assessment.*
    from learning.assessment
    left join learning.event on event.id = assessment.event_id
    left join learning.lesson on lesson.id = assessment.lesson_id
    left join learning.course on course.id = coalesce(assessment.course_id, lesson.course_id)
    where
        assessment.kind = assessment_of.kind
        and (
            assessment.event_id = case when assessment_of.owner in ('event', 'webinar') then assessment_of.owner_id end
            or assessment.course_id = case when assessment_of.owner = 'course' then assessment_of.owner_id end
            or assessment.lesson_id = case when assessment_of.owner = 'lesson' then assessment_of.owner_id end
        )
        and (event.kind is null or event.kind = assessment_of.owner)
        and (lesson.id is null or lesson.course_id = assessment_of.course_id)
        and (assessment_of.is_staff or not coalesce(event.is_draft, course.is_draft))
$$;

COMMENT ON FUNCTION learning.assessment_of(kind text, owner text, owner_id bigint, course_id bigint, is_staff boolean) IS 'The assessment under a path, if the caller may see its owner: drafts are staff''s, a lesson must be of its course, an event of its kind. Every statement below an assessment asks here, so that a forgotten check yields no row.';

CREATE FUNCTION learning.certificate_number(id bigint, now timestamp with time zone, random text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select
        concat_ws(
            '-',
            'HP',
            extract(year from certificate_number.now at time zone 'UTC'),
            lpad(certificate_number.id::text, greatest(6, length(certificate_number.id::text)), '0'),
            certificate_number.random
        )
$$;

COMMENT ON FUNCTION learning.certificate_number(id bigint, now timestamp with time zone, random text) IS 'The number of a certificate: its year, a running number, and an end that nobody guesses.';

CREATE FUNCTION learning.choices_of(submission_id bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select coalesce(jsonb_object_agg(chosen.question_id, chosen.answer_ids), '{}')
    from (
        select
            submission_answer.question_id,
            jsonb_agg(submission_answer.answer_id order by submission_answer.answer_id) as answer_ids
        from learning.submission_answer
        where submission_answer.submission_id = choices_of.submission_id
        group by submission_answer.question_id
    ) as chosen
$$;

COMMENT ON FUNCTION learning.choices_of(submission_id bigint) IS 'What was chosen in a result: the ids of answers by the id of their question.';

CREATE FUNCTION learning.closed_question(question_id bigint, is_result_shown boolean) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        jsonb_build_object(
            'id', question.id,
            'title', question.title,
            'multiple_answers', question.multiple_answers,
            'count', case
                when closed_question.is_result_shown
                    then (
                        select count(*)
                        from learning.realtime_vote
                        where realtime_vote.question_id = question.id
                    )
            end,
            'answers_set', coalesce(
                (
                    select
                        jsonb_agg(
                            jsonb_build_object(
                                'id', answer.id,
                                'title', answer.title,
                                'count', case
                                    when closed_question.is_result_shown
                                        then (
                                            select count(*)
                                            from learning.submission_answer
                                            where
                                                submission_answer.question_id = question.id
                                                and submission_answer.answer_id = answer.id
                                        )
                                end
                            )
                            order by answer.id
                        )
                    from learning.answer
                    where
                        answer.question_id = question.id
                        and answer.archived_at is null
                ),
                '[]'
            )
        )
    from learning.question
    where
        question.id = closed_question.question_id
        and question.archived_at is null
$$;

COMMENT ON FUNCTION learning.closed_question(question_id bigint, is_result_shown boolean) IS 'A question as everybody in a webinar is told that it is closed, with how many persons answered it and chose each answer, if that is to be shown (else null). Null: it is deleted.';

CREATE FUNCTION learning.course_test_of(course_id bigint, account_id bigint, now timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        jsonb_build_object(
            'id', assessment.id,
            'created', assessment.created,
            'success_percent', standing.success_percent,
            'max_tries', standing.max_tries,
            'user_statistics', jsonb_build_object(
                'tries', case when course_test_of.account_id is null then 0 else standing.tries end,
                'test_available', course_test_of.account_id is not null and standing.obstacle is null
            )
        )
    from learning.assessment
    cross join lateral learning.test_standing(
        assessment.id,
        course_test_of.account_id,
        course_test_of.now,
        course_test_of.now
    ) as standing
    where
        assessment.course_id = course_test_of.course_id
        and assessment.kind = 'test'
$$;

COMMENT ON FUNCTION learning.course_test_of(course_id bigint, account_id bigint, now timestamp with time zone) IS 'The test of a course without its questions, and where a person stands with it; null: it has none.';

CREATE FUNCTION learning.current_lesson(course_pass_id bigint) RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
    select lesson.id
    from learning.course_pass
    inner join learning.lesson on lesson.course_id = course_pass.course_id
    left join learning.lesson_pass on
        lesson_pass.course_pass_id = course_pass.id
        and lesson_pass.lesson_id = lesson.id
        and lesson_pass.finished_at is not null
    where course_pass.id = current_lesson.course_pass_id
    order by
        lesson_pass.lesson_id is not null,
        case when lesson_pass.lesson_id is null then lesson.sort_id end,
        case when lesson_pass.lesson_id is null then lesson.id end,
        lesson.sort_id desc,
        lesson.id desc
    limit 1
$$;

COMMENT ON FUNCTION learning.current_lesson(course_pass_id bigint) IS 'The lesson at which a pass of a course stands: the first in order that is not finished, else the last; null where the course has none. Computed, so that lessons may come, go and change places.';

CREATE FUNCTION learning.file_released() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into learning.file_removal (storage_key, run_at)
    select distinct 'learning/' || split_part(to_jsonb(old) ->> gone.name, '/', 1), timestamptz '-infinity'
    from unnest(tg_argv) as gone (name)
    where
        to_jsonb(old) ->> gone.name is not null
        and (tg_op = 'DELETE' or to_jsonb(old) ->> gone.name is distinct from to_jsonb(new) ->> gone.name)
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Learning/RemoveFile');

    return null;
end
$$;

COMMENT ON FUNCTION learning.file_released() IS 'A row has let go of a file: a job removes the content, unless another row needs it. The columns that name files are the trigger''s arguments. The store''s names have the digest alone.';

CREATE FUNCTION learning.files_of(lesson_id bigint, media text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', lesson_file.id,
                    'name', lesson_file.name,
                    'file', files_of.media || lesson_file.file,
                    'size', lesson_file.size,
                    'created', lesson_file.created,
                    'updated', lesson_file.updated
                )
                order by lesson_file.id
            ),
            '[]'
        )
    from learning.lesson_file
    where lesson_file.lesson_id = files_of.lesson_id
$$;

COMMENT ON FUNCTION learning.files_of(lesson_id bigint, media text) IS 'The files of a lesson as they are shown; the addresses of files begin with media.';

CREATE FUNCTION learning.has_questions(kind text, event_id bigint, course_id bigint, lesson_id bigint) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select
        exists (
            select
            from learning.assessment
            inner join learning.question on question.assessment_id = assessment.id
            where
                assessment.kind = has_questions.kind
                and (
                    assessment.event_id = has_questions.event_id
                    or assessment.course_id = has_questions.course_id
                    or assessment.lesson_id = has_questions.lesson_id
                )
                and question.archived_at is null
        )
$$;

COMMENT ON FUNCTION learning.has_questions(kind text, event_id bigint, course_id bigint, lesson_id bigint) IS 'Whether an event, course or lesson has an assessment of a kind that asks anything: one without live questions counts as none on the way through a course.';

CREATE FUNCTION learning.is_exhausted(course_pass_id bigint, now timestamp with time zone, over_before timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select
        exists (
            select
            from learning.assessment
            cross join lateral learning.test_standing(
                assessment.id,
                course_pass.account_id,
                is_exhausted.now,
                is_exhausted.over_before
            ) as standing
            left join learning.lesson_pass on
                lesson_pass.course_pass_id = course_pass.id
                and lesson_pass.lesson_id = assessment.lesson_id
            where
                assessment.kind = 'test'
                and (
                    assessment.course_id = course_pass.course_id
                    or assessment.lesson_id = learning.current_lesson(course_pass.id)
                )
                and standing.obstacle is distinct from 'no_questions'
                and standing.test_window_id is null
                and standing.tries >= nullif(standing.max_tries, 0)
                and lesson_pass.finished_at is null
                and not exists (
                    select
                    from learning.submission
                    where
                        submission.assessment_id = assessment.id
                        and submission.course_pass_id = course_pass.id
                        and submission.success
                )
        )
    from learning.course_pass
    where
        course_pass.id = is_exhausted.course_pass_id
        and course_pass.finished_at is null
        and course_pass.abandoned_at is null
$$;

COMMENT ON FUNCTION learning.is_exhausted(course_pass_id bigint, now timestamp with time zone, over_before timestamp with time zone) IS 'Whether an open pass cannot be finished any more: the test of its current lesson, or that of the course, was not passed in it and has no tries left. Null: there is no such pass.';

CREATE FUNCTION learning.is_sealed(lesson_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select
        not is_sealed.is_staff
        and exists (
            select
            from learning.lesson
            where
                lesson.id = is_sealed.lesson_id
                and lesson.test_time > 0
        )
        and not exists (
            select
            from learning.test_window
            inner join learning.course_pass on course_pass.id = test_window.course_pass_id
            where
                test_window.lesson_id = is_sealed.lesson_id
                and test_window.submission_id is null
                and test_window.ends_at >= is_sealed.over_before
                and course_pass.account_id = is_sealed.account_id
                and course_pass.finished_at is null
                and course_pass.abandoned_at is null
        )
$$;

COMMENT ON FUNCTION learning.is_sealed(lesson_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) IS 'Whether a timed lesson test keeps its questions to itself: until the person''s time runs, and once it has run out. Times that ended before over_before are over. Staff see them always; what is no lesson''s is never sealed.';

CREATE FUNCTION learning.launched_question(question_id bigint) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        jsonb_build_object(
            'id', question.id,
            'title', question.title,
            'multiple_answers', question.multiple_answers,
            'answers_set', coalesce(
                (
                    select
                        jsonb_agg(
                            jsonb_build_object('id', answer.id, 'title', answer.title)
                            order by answer.id
                        )
                    from learning.answer
                    where
                        answer.question_id = question.id
                        and answer.archived_at is null
                ),
                '[]'
            )
        )
    from learning.question
    where
        question.id = launched_question.question_id
        and question.archived_at is null
$$;

COMMENT ON FUNCTION learning.launched_question(question_id bigint) IS 'A question as everybody in a webinar is shown it when it is launched: which answers are right is not in it. Null: it is deleted.';

CREATE FUNCTION learning.lessons_of(course_id bigint, media text) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', shown_lesson.id,
                    'course', shown_lesson.course_id,
                    'name', shown_lesson.name,
                    'description', shown_lesson.description,
                    'text', shown_lesson.text,
                    'youtube_id', shown_lesson.youtube_id,
                    'sort_id', shown_lesson.sort_id,
                    'test_time', shown_lesson.test_time,
                    'success_percent', shown_lesson.success_percent,
                    'max_tries', shown_lesson.max_tries,
                    'has_test', shown_lesson.has_test,
                    'test_questions_count', shown_lesson.test_questions_count,
                    'files_set', learning.files_of(shown_lesson.id, lessons_of.media),
                    'created', shown_lesson.created,
                    'updated', shown_lesson.updated
                )
                order by shown_lesson.sort_id, shown_lesson.id
            ),
            '[]'
        )
    from learning.shown_lesson
    where shown_lesson.course_id = lessons_of.course_id
$$;

COMMENT ON FUNCTION learning.lessons_of(course_id bigint, media text) IS 'The lessons of a course as they are shown, in their order; the addresses of files begin with media.';

CREATE FUNCTION learning.merged(base jsonb, given jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select
        (merged.base || merged.given)
        - coalesce(
            (
                select array_agg(member.key)
                from jsonb_each(merged.given) as member
                where jsonb_typeof(member.value) = 'null'
            ),
            '{}'
        )
$$;

COMMENT ON FUNCTION learning.merged(base jsonb, given jsonb) IS 'An object with the members of another in place of its own; those that are null there are gone.';

CREATE FUNCTION learning.merged_translations(base jsonb, given jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    AS $$
    select coalesce(
        jsonb_object_agg(
            language.key,
            learning.merged(
                coalesce(merged_translations.base -> language.key, '{}'),
                coalesce(merged_translations.given -> language.key, '{}')
            )
        ),
        '{}'
    )
    from (
        select jsonb_object_keys(merged_translations.base || merged_translations.given) as key
    ) as language
    where jsonb_typeof(merged_translations.given -> language.key) is distinct from 'null'
$$;

COMMENT ON FUNCTION learning.merged_translations(base jsonb, given jsonb) IS 'Translations with others merged in, language by language; a language that is null there is gone.';

CREATE TABLE learning.course_pass (
    id bigint NOT NULL,
    course_id bigint NOT NULL,
    account_id bigint NOT NULL,
    number integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    abandoned_at timestamp with time zone
);

COMMENT ON TABLE learning.course_pass IS 'A person''s way through a course, from its start until it is finished or given up.';

COMMENT ON COLUMN learning.course_pass.number IS 'Which pass of this person through this course it is, from 1.';

COMMENT ON COLUMN learning.course_pass.started_at IS 'When the person started.';

COMMENT ON COLUMN learning.course_pass.finished_at IS 'When the last lesson, and the test if there is one, was done.';

COMMENT ON COLUMN learning.course_pass.abandoned_at IS 'When it was given up; a new one may be started then.';

CREATE FUNCTION learning.newest_pass(course_id bigint, account_id bigint) RETURNS SETOF learning.course_pass
    LANGUAGE sql STABLE
    AS $$
    select course_pass.*
    from learning.course_pass
    where
        course_pass.course_id = newest_pass.course_id
        and course_pass.account_id = newest_pass.account_id
    order by course_pass.number desc
    limit 1
$$;

COMMENT ON FUNCTION learning.newest_pass(course_id bigint, account_id bigint) IS 'The newest pass of somebody through a course, finished, given up or open; no row: it was never started.';

CREATE FUNCTION learning.next_place(course_id bigint, but_lesson_id bigint) RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    select least(coalesce(max(lesson.sort_id), 0)::bigint + 1, 2147483647)::integer
    from learning.lesson
    where
        lesson.course_id = next_place.course_id
        and lesson.id is distinct from next_place.but_lesson_id
$$;

COMMENT ON FUNCTION learning.next_place(course_id bigint, but_lesson_id bigint) IS 'Behind the last of a course''s lessons, one of them not counted; the last place there is comes again.';

CREATE FUNCTION learning.poll_obstacle(assessment_id bigint, account_id bigint) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select
        case
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
            )
                then 'no_questions'
            when assessment.kind = 'poll'
                then case
                    when exists (
                        select
                        from learning.submission
                        where
                            submission.assessment_id = assessment.id
                            and submission.account_id = poll_obstacle.account_id
                    )
                        then 'answered'
                end
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
            )
                then 'not_launched'
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
                    and question.closed_at is null
            )
                then 'closed'
            when not exists (
                select
                from learning.question
                left join learning.realtime_vote on
                    realtime_vote.question_id = question.id
                    and realtime_vote.account_id = poll_obstacle.account_id
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
                    and question.launched_at is not null
                    and question.closed_at is null
                    and realtime_vote.question_id is null
            )
                then 'answered'
        end
    from learning.assessment
    where assessment.id = poll_obstacle.assessment_id
$$;

COMMENT ON FUNCTION learning.poll_obstacle(assessment_id bigint, account_id bigint) IS 'What keeps a person from answering a poll; null: nothing. A poll is answered once, of a realtime poll each question that was launched, until it is closed.';

CREATE FUNCTION learning.progress_of(course_pass_id bigint) RETURNS TABLE(current_lesson bigint, is_last_lesson boolean, start_datetime timestamp with time zone, finished boolean)
    LANGUAGE sql STABLE
    AS $$
    select
        present.lesson_id,
        not exists (
            select
            from learning.lesson as present_lesson
            inner join learning.lesson as later on
                later.course_id = present_lesson.course_id
                and (later.sort_id, later.id) > (present_lesson.sort_id, present_lesson.id)
            where present_lesson.id = present.lesson_id
        ),
        course_pass.started_at,
        course_pass.finished_at is not null
    from learning.course_pass
    cross join lateral (select learning.current_lesson(course_pass.id) as lesson_id) as present
    where course_pass.id = progress_of.course_pass_id
$$;

COMMENT ON FUNCTION learning.progress_of(course_pass_id bigint) IS 'How far a pass has come: the lesson at which it stands, whether none comes after that (also where there are none), when it began, and whether the course was finished in it.';

CREATE FUNCTION learning.questions_set_under(kind text, owner text, owner_id bigint, course_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) RETURNS jsonb
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', question.id,
                    'title', question.title,
                    'multiple_answers', question.multiple_answers,
                    'created', question.created,
                    'updated', question.updated,
                    'answers_set', learning.answers_of(question.id, questions_set_under.is_staff)
                )
                order by question.id
            ),
            '[]'
        )
    from learning.questions_under(
        questions_set_under.kind,
        questions_set_under.owner,
        questions_set_under.owner_id,
        questions_set_under.course_id,
        questions_set_under.account_id,
        questions_set_under.is_staff,
        questions_set_under.over_before
    ) as question
$$;

COMMENT ON FUNCTION learning.questions_set_under(kind text, owner text, owner_id bigint, course_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) IS 'The questions under a path with their answers, as one list inside a test or poll.';

CREATE TABLE learning.question (
    id bigint NOT NULL,
    assessment_id bigint NOT NULL,
    title text NOT NULL,
    multiple_answers boolean DEFAULT false NOT NULL,
    launched_at timestamp with time zone,
    closed_at timestamp with time zone,
    result_shown_at timestamp with time zone,
    archived_at timestamp with time zone,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT question_title_check CHECK ((char_length(title) <= 1000))
);

COMMENT ON TABLE learning.question IS 'Questions of tests and polls. A deleted one is archived, because results refer to it.';

COMMENT ON COLUMN learning.question.multiple_answers IS 'Whether several answers may be chosen.';

COMMENT ON COLUMN learning.question.launched_at IS 'Of a realtime poll: since when everybody is shown it; null: never launched.';

COMMENT ON COLUMN learning.question.closed_at IS 'Of a realtime poll: not answered any more, until it is launched again.';

COMMENT ON COLUMN learning.question.result_shown_at IS 'Of a realtime poll: since when everybody is shown how many chose what.';

COMMENT ON COLUMN learning.question.archived_at IS 'Deleted for everybody; results refer to it.';

CREATE FUNCTION learning.questions_under(kind text, owner text, owner_id bigint, course_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) RETURNS SETOF learning.question
    LANGUAGE sql STABLE
    AS $$
    select question.*
    from learning.assessment_of(
        questions_under.kind,
        questions_under.owner,
        questions_under.owner_id,
        questions_under.course_id,
        questions_under.is_staff
    ) as found
    inner join learning.question on question.assessment_id = found.id
    where
        question.archived_at is null
        and (questions_under.is_staff or found.kind <> 'realtime_poll' or question.launched_at is not null)
        and not learning.is_sealed(
            found.lesson_id,
            questions_under.account_id,
            questions_under.is_staff,
            questions_under.over_before
        )
$$;

COMMENT ON FUNCTION learning.questions_under(kind text, owner text, owner_id bigint, course_id bigint, account_id bigint, is_staff boolean, over_before timestamp with time zone) IS 'The live questions under a path, as far as the caller may see them: of a realtime poll only what was launched, of a timed lesson test only while the time runs. Staff see all.';

CREATE FUNCTION learning.shown_video(event_id bigint, is_private boolean, video text, is_staff boolean, account_id bigint, client_ip inet) RETURNS TABLE(is_open boolean, youtube_id text)
    LANGUAGE sql STABLE
    AS $$
    select
        opened.is_open,
        case when opened.is_open then shown_video.video end
    from (
        select
            not shown_video.is_private
            or shown_video.is_staff
            or exists (
                select
                from learning.registration
                where
                    registration.event_id = shown_video.event_id
                    and (
                        registration.account_id = shown_video.account_id
                        or registration.client_ip = shown_video.client_ip
                    )
            ) as is_open
    ) as opened
$$;

COMMENT ON FUNCTION learning.shown_video(event_id bigint, is_private boolean, video text, is_staff boolean, account_id bigint, client_ip inet) IS 'The video of an event as somebody sees it: of a private one, staff and those who have registered. Registered is an account, or, of somebody who is not signed in, an address.';

CREATE FUNCTION learning.test_standing(assessment_id bigint, account_id bigint, now timestamp with time zone, over_before timestamp with time zone) RETURNS TABLE(success_percent numeric, max_tries integer, tries bigint, course_pass_id bigint, test_window_id bigint, obstacle text)
    LANGUAGE sql STABLE
    AS $$
    select
        coalesce(event.success_percent, lesson.success_percent, course.success_percent),
        coalesce(event.max_tries, lesson.max_tries, course.max_tries),
        used.tries,
        course_pass.id,
        running.id,
        case
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
            )
                then 'no_questions'
            when event.testing_end_date < test_standing.now then 'over'
            when event.id is null and not coalesce(course_pass.is_open, false) then 'no_pass'
            when
                lesson.id is null
                and event.id is null
                and exists (
                    select
                    from learning.lesson as outstanding
                    left join learning.lesson_pass on
                        lesson_pass.course_pass_id = course_pass.id
                        and lesson_pass.lesson_id = outstanding.id
                        and lesson_pass.finished_at is not null
                    where
                        outstanding.course_id = course.id
                        and lesson_pass.lesson_id is null
                )
                then 'lessons_outstanding'
            when learning.current_lesson(course_pass.id) <> lesson.id then 'other_lesson'
            when
                used.tries >= nullif(coalesce(event.max_tries, lesson.max_tries, course.max_tries), 0)
                then 'no_tries'
            when lesson.test_time > 0 and running.id is null then 'not_started'
        end
    from learning.assessment
    left join learning.event on event.id = assessment.event_id
    left join learning.lesson on lesson.id = assessment.lesson_id
    left join learning.course on course.id = coalesce(assessment.course_id, lesson.course_id)
    left join lateral (
        select
            newest.id,
            newest.finished_at is null and newest.abandoned_at is null as is_open
        from learning.course_pass as newest
        where
            newest.course_id = course.id
            and newest.account_id = test_standing.account_id
        order by newest.number desc
        limit 1
    ) as course_pass on true
    left join lateral (
        select test_window.id
        from learning.test_window
        where
            test_window.course_pass_id = course_pass.id
            and test_window.lesson_id = lesson.id
            and test_window.submission_id is null
            and test_window.ends_at >= test_standing.over_before
        order by test_window.id desc
        limit 1
    ) as running on true
    cross join lateral (
        select
            (
                select count(*)
                from learning.submission
                where
                    submission.assessment_id = assessment.id
                    and submission.account_id = test_standing.account_id
                    and (event.id is not null or submission.course_pass_id = course_pass.id)
            ) + (
                select count(*)
                from learning.test_window
                where
                    test_window.course_pass_id = course_pass.id
                    and test_window.lesson_id = lesson.id
                    and test_window.submission_id is null
                    and test_window.ends_at < test_standing.over_before
            ) as tries
    ) as used
    where assessment.id = test_standing.assessment_id
$$;

COMMENT ON FUNCTION learning.test_standing(assessment_id bigint, account_id bigint, now timestamp with time zone, over_before timestamp with time zone) IS 'Where a person stands with a test: what its owner asks for, the tries so far, and what stands in the way of another one (null: nothing does). Tries of course and lesson tests count in the newest pass of the course; a lesson test''s time that ran out before over_before without a result is a try, too.';

CREATE FUNCTION monitoring.add_to_groups(of_campaign_id integer, of_region_ids integer[], of_changes integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    with recursive changed as materialized (
        select
            region.id as region_id,
            region.parent_region_id,
            coalesce(present.value_count, 0) + item.change as value_count,
            coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id as is_shown,
            (coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id)::integer
            - coalesce(present.is_shown, false)::integer as shown_change
        from unnest(of_region_ids, of_changes) as item (region_id, change)
        inner join monitoring.region on region.id = item.region_id
        inner join monitoring.campaign on campaign.id = of_campaign_id
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = item.region_id
    ),

    chained (region_id, parent_region_id, shown_change, distance) as (
        select
            changed.region_id,
            changed.parent_region_id,
            changed.shown_change,
            0
        from changed
        where changed.shown_change <> 0

        union all

        select
            region.id,
            region.parent_region_id,
            chained.shown_change,
            chained.distance + 1
        from chained
        inner join monitoring.region on region.id = chained.parent_region_id
        where chained.distance < 64
    ),

    summed as (
        select
            chained.region_id,
            sum(chained.shown_change)::integer as shown_change
        from chained
        group by chained.region_id
        having sum(chained.shown_change) <> 0
    )

    insert into monitoring.datapoint_group (campaign_id, region_id, value_count, shown_below, is_shown)
    select
        of_campaign_id,
        coalesce(changed.region_id, summed.region_id),
        coalesce(changed.value_count, present.value_count, 0),
        coalesce(present.shown_below, 0) + coalesce(summed.shown_change, 0),
        coalesce(changed.is_shown, present.is_shown, false)
    from changed
    full join summed on summed.region_id = changed.region_id
    left join monitoring.datapoint_group as present
        on present.campaign_id = of_campaign_id
        and present.region_id = coalesce(changed.region_id, summed.region_id)
    on conflict (campaign_id, region_id) do update
        set
            value_count = excluded.value_count,
            shown_below = excluded.shown_below,
            is_shown = excluded.is_shown;
end
$$;

COMMENT ON FUNCTION monitoring.add_to_groups(of_campaign_id integer, of_region_ids integer[], of_changes integer[]) IS 'Adds to the number of values of some regions, and brings in line which pairs are shown, up to the roots. The two arrays go in step, a region once; a change of 0 only looks at the offices again. The campaign is locked.';

CREATE FUNCTION monitoring.add_to_subtrees(below_region_id integer, sizes integer[], sign integer) RETURNS void
    LANGUAGE sql
    AS $$
    update monitoring.region_subtree
    set size_by_depth = (
        select array_agg(summed.regions order by summed.depth)
        from (
            select
                counted.depth,
                sum(counted.regions)::integer as regions
            from (
                select
                    size.depth,
                    size.regions
                from unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)

                union all

                select
                    size.depth + chain.distance + 1,
                    sign * size.regions
                from unnest(sizes) with ordinality as size (regions, depth)
            ) as counted
            group by counted.depth
            having sum(counted.regions) > 0
        ) as summed
    )
    from monitoring.region_chain(below_region_id) as chain
    where region_subtree.region_id = chain.region_id
$$;

COMMENT ON FUNCTION monitoring.add_to_subtrees(below_region_id integer, sizes integer[], sign integer) IS 'Adds a subtree of the given sizes below a region, or with sign -1 takes it away, for it and all its ancestors.';

CREATE FUNCTION monitoring.aggregation_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_indicators(array[new.id]);

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.aggregation_changed() IS 'After an indicator''s kind of aggregation changed.';

CREATE FUNCTION monitoring.authorized_region(of_account_id bigint, of_mode text, of_depth integer) RETURNS TABLE(region_id integer, lvl integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    with recursive descent (region_id, lvl) as (
        select
            granted.region_id,
            0
        from monitoring.granted_region(of_account_id, of_mode) as granted

        union all

        select
            region.id,
            descent.lvl + 1
        from descent
        inner join monitoring.region on region.parent_region_id = descent.region_id
        where
            descent.lvl < case when of_depth > 0 then least(of_depth, 64) else 64 end
            and not exists (
                select 1
                from monitoring.region_permission
                where
                    region_permission.user_id = of_account_id
                    and region_permission.region_id = region.id
                    and (of_mode = 'r' or region_permission.read_write = 'w')
            )
    )

    select
        descent.region_id,
        descent.lvl
    from descent
$$;

COMMENT ON FUNCTION monitoring.authorized_region(of_account_id bigint, of_mode text, of_depth integer) IS 'The permission rule, downward: everything an account may reach, each region once, with its distance to the nearest granted region above it. Stops at a granted region, whose own descent covers what is below it with a smaller distance; therefore no region comes twice, and a loop ends where it began. With of_depth above zero no deeper than that. Plain SQL, inlined into the statement that calls it, so the planner sees through it. By hand, for account 7: select * from monitoring.authorized_region(7, ''r'', 0).';

CREATE FUNCTION monitoring.base_of(aggregation "char", stored double precision, child_sum numeric, child_count integer) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select
        case
            when aggregation = 'n' then null
            when stored is not null then stored::text::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
$$;

COMMENT ON FUNCTION monitoring.base_of(aggregation "char", stored double precision, child_sum numeric, child_count integer) IS 'What a cell gives to its parent''s sum: its stored value, else what it has from its children; never a calculated one. The text between is the shortest that reads back equal, where the direct cast keeps 15 digits.';

CREATE FUNCTION monitoring.calculate(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS TABLE(region_id integer, change integer)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    step record;
begin
    for step in
        select
            dependent.rank,
            array_agg(dependent.indicator_id) as indicator_ids
        from monitoring.dependents_of(of_indicator_ids) as dependent
        group by dependent.rank
        order by dependent.rank
    loop
        return query
        with outcome as (
            select
                calculation_outcome.region_id,
                calculation_outcome.indicator_id,
                calculation_outcome.calculated,
                calculation_outcome.calculated_local
            from monitoring.calculation_outcome
            where
                calculation_outcome.campaign_id = of_campaign_id
                and calculation_outcome.region_id = any(of_region_ids)
                and calculation_outcome.indicator_id = any(step.indicator_ids)
        ),

        present as (
            select
                cell.region_id,
                cell.indicator_id,
                cell.calculated,
                cell.calculated_local,
                cell.has_value
            from monitoring.datapoint_resolved as cell
            where
                cell.campaign_id = of_campaign_id
                and cell.region_id = any(of_region_ids)
                and cell.indicator_id = any(step.indicator_ids)
        ),

        written as (
            insert into monitoring.datapoint_resolved
                (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
            select
                of_campaign_id,
                region_id,
                indicator_id,
                indicator_aggregation.aggregation,
                outcome.calculated,
                outcome.calculated_local
            from outcome
            full join present using (region_id, indicator_id)
            inner join monitoring.indicator_aggregation using (indicator_id)
            where
                (outcome.calculated, outcome.calculated_local)
                is distinct from (present.calculated, present.calculated_local)
            on conflict (campaign_id, region_id, indicator_id) do update
                set
                    calculated = excluded.calculated,
                    calculated_local = excluded.calculated_local
            returning
                datapoint_resolved.region_id,
                datapoint_resolved.indicator_id,
                datapoint_resolved.has_value
        )

        select
            cell.region_id,
            sum(cell.change)::integer
        from (
            -- Grouped, not joined: the planner takes both for a row or two, and would loop.
            select
                either.region_id,
                sum(either.change) as change
            from (
                select
                    written.region_id,
                    written.indicator_id,
                    written.has_value::integer as change,
                    true as is_written
                from written

                union all

                select
                    present.region_id,
                    present.indicator_id,
                    -present.has_value::integer,
                    false
                from present
            ) as either
            group by either.region_id, either.indicator_id
            having bool_or(either.is_written)
        ) as cell
        group by cell.region_id;
    end loop;
end
$$;

COMMENT ON FUNCTION monitoring.calculate(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) IS 'Brings the calculated indicators that depend on the given ones up to date, for one campaign and some regions. Tells for each region by how much its number of values changed. The campaign is locked.';

CREATE FUNCTION monitoring.calculation(summed double precision, part double precision, whole double precision, part_of_difference double precision, whole_of_difference double precision, denominator double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select coalesce(
        summed,
        monitoring.ratio(part, whole),
        monitoring.ratio(whole_of_difference - part_of_difference, denominator)
    )
$$;

COMMENT ON FUNCTION monitoring.calculation(summed double precision, part double precision, whole double precision, part_of_difference double precision, whole_of_difference double precision, denominator double precision) IS 'The three definitions of a calculated indicator, in the order in which they are tried.';

CREATE FUNCTION monitoring.campaign_office_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_groups(new.id);

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.campaign_office_changed() IS 'After a campaign came to another office, which decides what is shown.';

CREATE FUNCTION monitoring.chosen_region(of_account_id bigint, of_region_ids integer[], of_parent_ids integer[], of_type_ids integer[]) RETURNS TABLE(region_id integer, office_id integer)
    LANGUAGE sql STABLE ROWS 500 PARALLEL SAFE
    AS $$
    with recursive candidate (region_id, parent_region_id, office_id, region_type_id) as materialized (
        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is not null
            and region.id = any(of_region_ids)

        union all

        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is null
            and of_type_ids is null
            and region.parent_region_id = any(of_parent_ids)
    ),

    -- Upward once for each distinct ancestor, then down again inside that small set.
    upward (region_id, parent_region_id) as (
        select
            candidate.region_id,
            candidate.parent_region_id
        from candidate

        union

        select
            above.region_id,
            above.parent_region_id
        from upward
        cross join lateral (
            select
                region.id as region_id,
                region.parent_region_id
            from monitoring.region
            where region.id = upward.parent_region_id
            offset 0 -- one by one, not by reading all regions
        ) as above
    ),

    covered (region_id) as (
        select upward.region_id
        from upward
        where upward.region_id in (
            select granted.region_id
            from monitoring.granted_region(of_account_id, 'r') as granted
        )

        union

        select upward.region_id
        from covered
        inner join upward on upward.parent_region_id = covered.region_id
    ),

    -- Below given parents: from their children where the parent may be read, else from the grants that lie below it.
    below (region_id, office_id, region_type_id) as (
        (
            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where
                of_region_ids is null
                and of_type_ids is not null
                and region.parent_region_id = any(of_parent_ids)
                and exists (
                    select 1
                    from monitoring.region_access(of_account_id, 'r', region.parent_region_id)
                )

            union

            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.granted_region(of_account_id, 'r') as granted
            inner join monitoring.region on region.id = granted.region_id
            where
                of_region_ids is null
                and of_type_ids is not null
                and of_parent_ids is not null
                and exists (
                    select 1
                    from monitoring.region_chain(granted.region_id) as chain
                    where
                        chain.distance > 0
                        and chain.region_id = any(of_parent_ids)
                )
        )

        union

        select
            region.id,
            region.office_id,
            region.region_type_id
        from below
        inner join monitoring.region on region.parent_region_id = below.region_id
    ),

    chosen (region_id, office_id, region_type_id) as (
        select
            candidate.region_id,
            candidate.office_id,
            candidate.region_type_id
        from candidate
        inner join covered on covered.region_id = candidate.region_id

        union all

        select
            below.region_id,
            below.office_id,
            below.region_type_id
        from below

        union all

        select
            place.region_id,
            place.office_id,
            place.region_type_id
        from monitoring.authorized_region(of_account_id, 'r', 0) as authorized
        cross join lateral (
            select
                region.id as region_id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where region.id = authorized.region_id
            offset 0
        ) as place
        where
            of_region_ids is null
            and of_parent_ids is null
    )

    select
        chosen.region_id,
        chosen.office_id
    from chosen
    where
        of_type_ids is null
        or chosen.region_type_id = any(of_type_ids)
$$;

COMMENT ON FUNCTION monitoring.chosen_region(of_account_id bigint, of_region_ids integer[], of_parent_ids integer[], of_type_ids integer[]) IS 'The regions that a request names and an account may read, each once: those given by id; else the children of given parents; else, with types, all descendants of given parents; else everything. Types null: any. The parts that a request does not ask for are not executed.';

CREATE FUNCTION monitoring.components_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    changed_ids integer[];
begin
    if tg_op = 'INSERT' then
        select array_agg(distinct new_rows.indicator_id) into changed_ids from new_rows;
    elsif tg_op = 'DELETE' then
        select array_agg(distinct old_rows.indicator_id) into changed_ids from old_rows;
    else
        select array_agg(distinct item.indicator_id)
        into changed_ids
        from (
            select new_rows.indicator_id
            from new_rows

            union all

            select old_rows.indicator_id
            from old_rows
        ) as item;
    end if;

    if changed_ids is null then
        return null;
    end if;

    perform monitoring.lock_structure();
    perform monitoring.rank_calculations();

    if tg_op <> 'DELETE' and exists (
        select 1
        from unnest(changed_ids) as changed (indicator_id)
        inner join monitoring.calculated_indicator_component as component
            on component.indicator_id = changed.indicator_id
        left join monitoring.calculation_rank on calculation_rank.indicator_id = changed.indicator_id
        where calculation_rank.indicator_id is null
    ) then
        raise exception 'an indicator would be calculated from itself'
            using errcode = 'check_violation',
                constraint = 'calculated_indicator_component_acyclic',
                table = 'calculated_indicator_component';
    end if;

    perform monitoring.rebuild_indicators(changed_ids);

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.components_changed() IS 'After definitions changed: refuses loops, ranks anew, and brings the values that they define up to date.';

CREATE FUNCTION monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer) RETURNS TABLE(region_count bigint)
    LANGUAGE plpgsql STABLE ROWS 1 PARALLEL SAFE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    with granted as materialized (
        select array_agg(granted_region.region_id) as region_ids
        from monitoring.granted_region(of_account_id, of_mode)
    )

    select
        case
            -- in a loop of the data, or without sizes: only a descent can tell
            when bool_or(size.depth is null) then monitoring.count_by_descent(of_account_id, of_mode, of_depth)
            else coalesce(
                sum(size.regions) filter (
                    where
                        (of_depth = 0 or size.depth - 1 <= of_depth)
                        -- what a grant further up reaches is counted there
                        and (above.distance is null or (of_depth > 0 and size.depth - 1 + above.distance > of_depth))
                ),
                0
            )::bigint
        end
    from granted
    cross join lateral unnest(granted.region_ids) as one (region_id)
    cross join lateral (
        select min(chain.distance) as distance
        from monitoring.region_chain(one.region_id) as chain
        where
            cardinality(granted.region_ids) > 1
            and chain.distance > 0
            and chain.region_id = any(granted.region_ids)
    ) as above
    left join monitoring.region_subtree on region_subtree.region_id = one.region_id
    left join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth) on true;
end
$$;

COMMENT ON FUNCTION monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer) IS 'How many rows authorized_region would have, without the descent: for each grant what is below it, less what belongs to a grant further up. Lists ask only for callers with several grants or down to a depth: most have one grant, and its region_count. Not inlined, so those others do not open this plan; made once for each connection, because it is good for every caller and making it costs more than running it.';

CREATE FUNCTION monitoring.count_by_descent(of_account_id bigint, of_mode text, of_depth integer) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select count(*)
    from monitoring.authorized_region(of_account_id, of_mode, of_depth)
$$;

COMMENT ON FUNCTION monitoring.count_by_descent(of_account_id bigint, of_mode text, of_depth integer) IS 'How many rows authorized_region has, by descent. Apart from count_authorized, so that its plan is made and opened only where it is needed.';

CREATE FUNCTION monitoring.count_datapoints(gained_cell_ids bigint[], lost_cell_ids bigint[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    -- In one order for all: two who lock the same documents do not wait for each other.
    perform
    from monitoring.document
    where
        document.id in (
            select source_datapoint.document_id
            from monitoring.source_datapoint
            where source_datapoint.id = any(gained_cell_ids || lost_cell_ids)
        )
    order by document.id
    for no key update;

    with changed as materialized (
        select
            source_datapoint.document_id,
            source_datapoint.region_code,
            source_datapoint.campaign_string,
            source_datapoint.indicator_string,
            source_datapoint.is_withdrawn,
            sum(item.change) as change
        from (
            select
                gained.cell_id,
                1 as change
            from unnest(gained_cell_ids) as gained (cell_id)

            union all

            select
                lost.cell_id,
                -1
            from unnest(lost_cell_ids) as lost (cell_id)
        ) as item
        inner join monitoring.source_datapoint on source_datapoint.id = item.cell_id
        group by
            source_datapoint.document_id,
            source_datapoint.region_code,
            source_datapoint.campaign_string,
            source_datapoint.indicator_string,
            source_datapoint.is_withdrawn
        having sum(item.change) <> 0
    ),

    counted as (
        update monitoring.document
        set master_datapoint_count = document.master_datapoint_count + summed.change
        from (
            select
                changed.document_id,
                sum(changed.change) as change
            from changed
            group by changed.document_id
        ) as summed
        where document.id = summed.document_id
    ),

    named as (
        select
            changed.document_id,
            case
                when grouping(changed.region_code) = 0 then 'region'
                when grouping(changed.campaign_string) = 0 then 'campaign'
                else 'indicator'
            end as db_model,
            coalesce(changed.region_code, changed.campaign_string, changed.indicator_string) as source_string,
            sum(changed.change) as change
        from changed
        where not changed.is_withdrawn
        group by grouping sets (
            (changed.document_id, changed.region_code),
            (changed.document_id, changed.campaign_string),
            (changed.document_id, changed.indicator_string)
        )
        having sum(changed.change) <> 0
    )

    update monitoring.document_review
    set master_dp_count = document_review.master_dp_count + named.change
    from named
    where
        document_review.document_id = named.document_id
        and document_review.db_model = named.db_model
        and document_review.source_object_id = case named.db_model
            when 'region' then (
                select source_region.id
                from monitoring.source_region
                where source_region.region_code = named.source_string
            )
            when 'campaign' then (
                select source_campaign.id
                from monitoring.source_campaign
                where source_campaign.campaign_string = named.source_string
            )
            else (
                select source_indicator.id
                from monitoring.source_indicator
                where source_indicator.indicator_string = named.source_string
            )
        end;
end
$$;

COMMENT ON FUNCTION monitoring.count_datapoints(gained_cell_ids bigint[], lost_cell_ids bigint[]) IS 'Keeps the counts of the documents and of their review rows: each cell that is named gained a datapoint, or lost one. The documents are locked from here on, so this comes last in a transaction.';

CREATE FUNCTION monitoring.datapoint_heading(of_campaign_ids integer[], of_region_ids integer[], of_indicator_ids integer[], of_level text) RETURNS TABLE(indicator_ids integer[], names text[])
    LANGUAGE plpgsql STABLE ROWS 1 PARALLEL SAFE
    AS $$
begin
    return query
    select
        array_agg(indicator.id order by indicator.name collate "C"),
        array_agg(indicator.name order by indicator.name collate "C")
    from monitoring.indicator
    where
        case
            when of_indicator_ids is not null then indicator.id = any(of_indicator_ids)
            else indicator.id in (
                select unnest(shown.indicator_ids)
                from unnest(of_campaign_ids, of_region_ids) as pair (campaign_id, region_id)
                cross join lateral monitoring.datapoint_row(
                    pair.campaign_id, pair.region_id, null, of_level, false, false
                ) as shown
            )
        end;
end
$$;

COMMENT ON FUNCTION monitoring.datapoint_heading(of_campaign_ids integer[], of_region_ids integer[], of_indicator_ids integer[], of_level text) IS 'The columns of a table of datapoints: the indicators asked for, else those that have a value on the page, by name. The first two arrays go in step and name the page''s pairs. Not inlined, so lists that are no table do not plan it; its own plan is made once for each connection.';

CREATE FUNCTION monitoring.datapoint_row(of_campaign_id integer, of_region_id integer, of_indicator_ids integer[], of_level text, with_children boolean, with_names boolean) RETURNS TABLE(indicator_ids integer[], cell_values double precision[], kinds text[], child_counts integer[], children bigint, campaign_slug text, region_name text)
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
    select
        array_agg(cell.indicator_id order by cell.indicator_id),
        array_agg(
            case
                when of_level = 'mixed' then cell.value
                when of_level = 'no-agg' then coalesce(cell.stored, cell.calculated_local)
                when cell.child_count = 0 or cell.aggregation = 'n' then cell.calculated
                when abs(cell.child_sum) < 1e-300 then 0
                when cell.aggregation = 's' then cell.child_sum::double precision
                else (cell.child_sum / cell.child_count)::double precision
            end
            order by cell.indicator_id
        ),
        array_agg(
            case
                when cell.stored is not null and of_level <> 'agg-only' then 's'
                when cell.child_count > 0 and cell.aggregation <> 'n' and of_level <> 'no-agg' then 'a'
                else 'c'
            end
            order by cell.indicator_id
        ),
        array_agg(cell.child_count order by cell.indicator_id),
        case
            when with_children then (
                select count(*)
                from monitoring.region as child
                where child.parent_region_id = of_region_id
            )
        end,
        case
            when with_names then (
                select campaign.slug
                from monitoring.campaign
                where campaign.id = of_campaign_id
            )
        end,
        case
            when with_names then (
                select region.name
                from monitoring.region
                where region.id = of_region_id
            )
        end
    from monitoring.datapoint_resolved as cell
    where
        cell.campaign_id = of_campaign_id
        and cell.region_id = of_region_id
        and (of_indicator_ids is null or cell.indicator_id = any(of_indicator_ids))
        and case of_level when 'mixed' then cell.has_value when 'no-agg' then cell.has_local else cell.has_parts end
$$;

COMMENT ON FUNCTION monitoring.datapoint_row(of_campaign_id integer, of_region_id integer, of_indicator_ids integer[], of_level text, with_children boolean, with_names boolean) IS 'What the list of datapoints shows of one region and campaign: the values in arrays that go in step, by indicator (of_indicator_ids null: all); kind: s stored, a aggregated from as many children as child_counts says, c calculated.';

CREATE FUNCTION monitoring.datapoint_typed_over() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.count_datapoints('{}', array[old.source_datapoint_id]);

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.datapoint_typed_over() IS 'A person typed over an uploaded datapoint: it no longer comes from its document.';

CREATE FUNCTION monitoring.dependents_of(of_indicator_ids integer[]) RETURNS TABLE(indicator_id integer, rank integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    with recursive dependent (indicator_id) as (
        select component.indicator_id
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = any(of_indicator_ids)

        union

        select component.indicator_id
        from dependent
        inner join monitoring.calculated_indicator_component as component
            on component.indicator_component_id = dependent.indicator_id
    )

    select
        calculation_rank.indicator_id,
        calculation_rank.rank
    from dependent
    inner join monitoring.calculation_rank on calculation_rank.indicator_id = dependent.indicator_id
$$;

COMMENT ON FUNCTION monitoring.dependents_of(of_indicator_ids integer[]) IS 'Indicators calculated from the given ones, directly or not, with their rank.';

CREATE FUNCTION monitoring.document_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into monitoring.file_removal (storage_key, run_at)
    values (old.storage_key, '-infinity')
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Monitoring/RemoveFile');

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.document_deleted() IS 'The stored file of a deleted document is removed by a job, unless another document needs it too.';

CREATE FUNCTION monitoring.document_job_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.state = 'queued' then
        perform pg_notify('job', 'Monitoring/RunDocumentJob');
    elsif new.state in ('done', 'refused', 'failed') then
        perform pg_notify('job_ended', 'Monitoring/RunDocumentJob ' || new.id);
    end if;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.document_job_changed() IS 'New work wakes the jobs of all nodes; an end, those who wait for it.';

CREATE FUNCTION monitoring.enter_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision, new_note text, has_note boolean, of_account_id bigint, at timestamp with time zone) RETURNS TABLE(datapoint_id bigint, is_created boolean)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
#variable_conflict use_column
begin
    perform monitoring.lock_campaign(of_campaign_id); -- what follows reads what the last holder wrote

    return query
    with present as (
        select datapoint.id
        from monitoring.datapoint
        where
            datapoint.campaign_id = of_campaign_id
            and datapoint.indicator_id = of_indicator_id
            and datapoint.region_id = of_region_id
    ),

    written as (
        insert into monitoring.datapoint
            (campaign_id, indicator_id, region_id, value, note, changed_by_id, created_at, updated_at)
        select
            of_campaign_id,
            of_indicator_id,
            of_region_id,
            new_value,
            new_note,
            of_account_id,
            at,
            at
        where
            new_value is not null
            or exists (select from present)
        on conflict (campaign_id, indicator_id, region_id) do update
            set
                value = excluded.value,
                note = case when has_note then excluded.note else datapoint.note end,
                changed_by_id = excluded.changed_by_id,
                source_datapoint_id = null, -- typed by a person
                updated_at = excluded.updated_at
        returning
            datapoint.id,
            datapoint.note
    ),

    noted as (
        insert into monitoring.datapoint_history
            (datapoint_id, region_id, campaign_id, indicator_id, value, note, changed_by_id, changed_at, action)
        select
            written.id,
            of_region_id,
            of_campaign_id,
            of_indicator_id,
            new_value,
            written.note,
            of_account_id,
            at,
            case
                when new_value is null then 'clear'
                when exists (select from present) then 'update'
                else 'insert'
            end
        from written
    )

    select
        written.id,
        not exists (select from present) -- not by xmax, which a partitioned table does not give
    from written;

    perform monitoring.store_value(of_campaign_id, of_region_id, of_indicator_id, new_value);
end
$$;

COMMENT ON FUNCTION monitoring.enter_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision, new_note text, has_note boolean, of_account_id bigint, at timestamp with time zone) IS 'A person types a value, or clears one with null: the datapoint, its history, and all values that follow from it. Gives no row when there was nothing to clear. One call and one transaction; who may do it, the caller has checked. Its statements, and those of the functions it calls, are planned once per connection: planning them anew for each value, which PostgreSQL would prefer, costs ten times what they do.';

CREATE FUNCTION monitoring.forget_values() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if tg_table_name = 'campaign' then
        delete from monitoring.datapoint_resolved using old_rows where datapoint_resolved.campaign_id = old_rows.id;
        delete from monitoring.datapoint_group using old_rows where datapoint_group.campaign_id = old_rows.id;
    elsif tg_table_name = 'region' then
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.region_id = old_rows.id;
        delete from monitoring.datapoint_group
        using old_rows, monitoring.campaign
        where
            datapoint_group.campaign_id = campaign.id
            and datapoint_group.region_id = old_rows.id;
    else
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.indicator_id = old_rows.id;
    end if;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.forget_values() IS 'After a region, campaign or indicator without datapoints was deleted: the empty rows that cleared values left.';

CREATE FUNCTION monitoring.granted_region(of_account_id bigint, of_mode text) RETURNS TABLE(region_id integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    select distinct region_permission.region_id
    from monitoring.region_permission
    where
        region_permission.user_id = of_account_id
        and (of_mode = 'r' or region_permission.read_write = 'w')
$$;

COMMENT ON FUNCTION monitoring.granted_region(of_account_id bigint, of_mode text) IS 'The regions that an account was granted. A grant to write is a grant to read.';

CREATE FUNCTION monitoring.has_code(of_account_id bigint, of_code text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select exists (
        select 1
        from monitoring.user_permission
        where
            user_permission.user_id = of_account_id
            and user_permission.auth_code = of_code
    )
    or exists (
        select 1
        from identity.account
        where
            account.id = of_account_id
            and account.is_superuser
    )
$$;

COMMENT ON FUNCTION monitoring.has_code(of_account_id bigint, of_code text) IS 'Whether an account holds a functional permission, such as manage_system. Superusers hold all.';

CREATE FUNCTION monitoring.indicator_tag_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(1297042001, 3); -- the numbers only keep our locks apart from others

    if exists (
        with recursive above (id, parent_tag_id) as (
            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from monitoring.indicator_tag
            where indicator_tag.id = new.parent_tag_id

            union

            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from above
            inner join monitoring.indicator_tag on indicator_tag.id = above.parent_tag_id
        )

        select 1
        from above
        where above.id = new.id
    ) then
        raise exception 'a tag would lie below itself'
            using errcode = 'check_violation', constraint = 'indicator_tag_parent_acyclic', table = 'indicator_tag';
    end if;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.indicator_tag_moved() IS 'A tag cannot lie below itself. One change of the tree at a time: two could each be right and make a loop together.';

CREATE FUNCTION monitoring.is_polygon(geometry jsonb) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $_$
declare
    polygons jsonb := case geometry ->> 'type'
        when 'Polygon' then jsonb_build_array(geometry -> 'coordinates')
        when 'MultiPolygon' then geometry -> 'coordinates'
    end;
    polygon jsonb;
    ring jsonb;
begin
    if jsonb_typeof(polygons) is distinct from 'array' or polygons = '[]' then
        return false;
    end if;

    for polygon in select item.value from jsonb_array_elements(polygons) as item loop
        if jsonb_typeof(polygon) <> 'array' or polygon = '[]' then
            return false;
        end if;

        for ring in select item.value from jsonb_array_elements(polygon) as item loop
            if jsonb_typeof(ring) <> 'array' then
                return false;
            end if;

            if jsonb_array_length(ring) < 4 or ring -> 0 <> ring -> -1 then
                return false;
            end if;

            if exists (
                select 1
                from jsonb_array_elements(ring) as item (corner)
                where
                    case
                        when jsonb_typeof(item.corner) <> 'array' then true
                        when jsonb_array_length(item.corner) not between 2 and 3 then true
                        when jsonb_path_exists(item.corner, '$[*] ? (@.type() != "number")') then true
                        else
                            abs((item.corner -> 0)::numeric) > 180
                            or abs((item.corner -> 1)::numeric) > 90
                    end
            ) then
                return false;
            end if;
        end loop;
    end loop;

    return true;
end
$_$;

COMMENT ON FUNCTION monitoring.is_polygon(geometry jsonb) IS 'Whether a value is what GeoJSON (RFC 7946) calls a Polygon or MultiPolygon: at least one ring each, of at least four positions in degrees, of which the last is like the first.';

CREATE FUNCTION monitoring.is_writable_indicator(of_account_id bigint, of_indicator_id integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select exists (
        select 1
        from monitoring.writable_indicator(of_account_id) as writable
        where writable.indicator_id = of_indicator_id
    )
$$;

COMMENT ON FUNCTION monitoring.is_writable_indicator(of_account_id bigint, of_indicator_id integer) IS 'Whether an account may write one indicator.';

CREATE FUNCTION monitoring.lock_campaign(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock_shared(1297042000, 0); -- the first number keeps our locks apart from others; no campaign is 0
    perform pg_advisory_xact_lock(1297042000, of_campaign_id);
end
$$;

COMMENT ON FUNCTION monitoring.lock_campaign(of_campaign_id integer) IS 'One writer at a time for a campaign''s values: two writers below one parent would each miss the other''s row. While the tree, a definition or an office changes, nobody writes values (monitoring.lock_structure).';

CREATE FUNCTION monitoring.lock_document(of_document_id integer) RETURNS void
    LANGUAGE sql
    AS $$
    select pg_advisory_xact_lock(1297042002, of_document_id) -- the first number only keeps our locks apart from others
$$;

COMMENT ON FUNCTION monitoring.lock_document(of_document_id integer) IS 'One at a time processes or refreshes a document. The number is not that of the trees of regions and tags: else whoever worked on document 1 would hold up all changes of regions.';

CREATE FUNCTION monitoring.lock_regions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(1297042001, 1); -- the numbers only keep our locks apart from others

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.lock_regions() IS 'One change of the tree at a time, taken before a statement touches its first row: two moves could each be right and make a loop together, and what the triggers below read must hold until they have written.';

CREATE FUNCTION monitoring.lock_structure() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    patience text := current_setting('lock_timeout');
    began timestamptz := clock_timestamp();
begin
    loop
        begin
            perform set_config('lock_timeout', '200ms', true);
            perform pg_advisory_xact_lock(1297042000, 0);
            perform set_config('lock_timeout', patience, true);

            return;
        exception
            when lock_not_available then
                if patience <> '0' and clock_timestamp() - began > patience::interval then
                    raise;
                end if;
        end;

        perform pg_sleep(0.3);
    end loop;
end
$$;

COMMENT ON FUNCTION monitoring.lock_structure() IS 'Before values are brought in line with a changed tree, definition or office: waits for the writers of values and holds up new ones until the change is committed, or they would resolve their values by what was before. Whoever stands in line for this lock holds up everybody who types, in all campaigns, for as long as the refresh of one campaign goes on. So it stands there only for moments, with pauses between, until the time to wait for a lock is over.';

CREATE FUNCTION monitoring.mapped_region(of_model text, of_source_object_id integer) RETURNS TABLE(region_id integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_region on source_region.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.region_code = source_region.region_code
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'region'
        and document_review.db_model = 'region'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0

    union

    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_campaign on source_campaign.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.campaign_string = source_campaign.campaign_string
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'campaign'
        and document_review.db_model = 'campaign'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0

    union

    select datapoint.region_id
    from monitoring.document_review
    inner join monitoring.source_indicator on source_indicator.id = document_review.source_object_id
    inner join monitoring.source_datapoint
        on source_datapoint.document_id = document_review.document_id
        and source_datapoint.indicator_string = source_indicator.indicator_string
    inner join monitoring.datapoint on datapoint.source_datapoint_id = source_datapoint.id
    where
        of_model = 'indicator'
        and document_review.db_model = 'indicator'
        and document_review.source_object_id = of_source_object_id
        and document_review.master_dp_count > 0
$$;

COMMENT ON FUNCTION monitoring.mapped_region(of_model text, of_source_object_id integer) IS 'The regions that hold values through the map of a source string: those of the datapoints that come from its cells, in any document. Of the three branches one is executed.';

CREATE FUNCTION monitoring.may_map(of_account_id bigint, of_model text, of_source_object_id integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select monitoring.has_code(of_account_id, 'manage_system')
    or (
        monitoring.has_code(of_account_id, 'upload_csv')
        and not exists (
            select 1
            from monitoring.mapped_region(of_model, of_source_object_id) as mapped
            where not exists (select 1 from monitoring.region_access(of_account_id, 'w', mapped.region_id))
        )
    )
$$;

COMMENT ON FUNCTION monitoring.may_map(of_account_id bigint, of_model text, of_source_object_id integer) IS 'Whether an account may say what a source string means, or that it means nothing any more: an uploader who may write every region that holds values through its map, because the next refresh takes those values away or moves them. A string without values is anybody''s who uploads.';

CREATE FUNCTION monitoring.office_reference(uri_format text, of_office_id integer) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select monitoring.reference(uri_format, 'office', office.id, office.name, monitoring.slug_of(office.name))
    from monitoring.office
    where office.id = of_office_id
$$;

COMMENT ON FUNCTION monitoring.office_reference(uri_format text, of_office_id integer) IS 'An office as uri_format asks for it. Not inlined, because it reads a table: so its plan is made only in a list that shows more than ids, once for the whole list.';

CREATE FUNCTION monitoring.offices_of(of_account_id bigint, of_mode text) RETURNS TABLE(office_id integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    select region.office_id
    from monitoring.granted_region(of_account_id, of_mode) as granted
    inner join monitoring.region on region.id = granted.region_id

    union

    select region.office_id
    from monitoring.region_subtree
    inner join monitoring.region on region.id = region_subtree.region_id
    where
        region_subtree.is_office_border
        and exists (select 1 from monitoring.region_access(of_account_id, of_mode, region.id))
$$;

COMMENT ON FUNCTION monitoring.offices_of(of_account_id bigint, of_mode text) IS 'The offices of all regions that an account may reach: those of its grants, and those of the few regions inside its grants whose office differs from their parent''s.';

CREATE FUNCTION monitoring.opened_document(of_account_id bigint) RETURNS TABLE(document_id integer)
    LANGUAGE sql STABLE ROWS 100 PARALLEL SAFE
    AS $$
    select document.id
    from monitoring.document
    where
        document.created_by_id = of_account_id
        or (select monitoring.has_code(of_account_id, 'manage_system'))
$$;

COMMENT ON FUNCTION monitoring.opened_document(of_account_id bigint) IS 'The documents whose file and cells an account may see: its own, and all of them for whoever manages the system. A document''s row is in everybody''s list; its content may be about regions that others may not read.';

CREATE FUNCTION monitoring.rank_calculations() RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    looping_ids integer[];
    next_rank integer := 1;
begin
    with recursive needs (indicator_id, component_id) as (
        select
            component.indicator_id,
            component.indicator_component_id
        from monitoring.calculated_indicator_component as component

        union

        select
            needs.indicator_id,
            component.indicator_component_id
        from needs
        inner join monitoring.calculated_indicator_component as component on component.indicator_id = needs.component_id
    )

    select coalesce(array_agg(needs.indicator_id), '{}')
    into looping_ids
    from needs
    where needs.indicator_id = needs.component_id;

    delete from monitoring.calculation_rank;

    loop
        insert into monitoring.calculation_rank (indicator_id, rank)
        select distinct
            component.indicator_id,
            next_rank
        from monitoring.calculated_indicator_component as component
        where
            component.indicator_id <> all(looping_ids)
            and not exists (
                select 1
                from monitoring.calculation_rank
                where calculation_rank.indicator_id = component.indicator_id
            )
            and not exists (
                -- a component that is itself calculated and has no rank yet
                select 1
                from monitoring.calculated_indicator_component as needed
                inner join monitoring.calculated_indicator_component as definition
                    on definition.indicator_id = needed.indicator_component_id
                left join monitoring.calculation_rank
                    on calculation_rank.indicator_id = needed.indicator_component_id
                where
                    needed.indicator_id = component.indicator_id
                    and needed.indicator_component_id <> all(looping_ids)
                    and calculation_rank.indicator_id is null
            );
        exit when not found;
        next_rank := next_rank + 1;
    end loop;
end
$$;

COMMENT ON FUNCTION monitoring.rank_calculations() IS 'Ranks the calculated indicators: each after those that it needs. Those in a loop get no rank and count, for others that need them, as not calculated.';

CREATE FUNCTION monitoring.ratio(part double precision, whole double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select
        case
            when whole = 0 then null
            when abs(whole) < 1 and abs(part) > 1e300 * abs(whole) then null
            when abs(whole) > 1 and abs(part) < 1e-300 * abs(whole) then 0
            else part / whole
        end
$$;

COMMENT ON FUNCTION monitoring.ratio(part double precision, whole double precision) IS 'A quotient, or no value where there is none that a double can hold.';

CREATE FUNCTION monitoring.reach_of(of_account_id bigint, of_mode text) RETURNS TABLE(is_wide boolean, is_whole boolean)
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
    select
        width.is_wide,
        case
            when width.is_wide then counted.region_count = (select count(*) from monitoring.region)
            else false
        end
    from monitoring.count_authorized(of_account_id, of_mode, 0) as counted
    cross join lateral (
        select counted.region_count * 8 >= coalesce(sum(region_subtree.region_count), 0) as is_wide
        from monitoring.region as root
        inner join monitoring.region_subtree on region_subtree.region_id = root.id
        where root.parent_region_id is null
    ) as width
$$;

COMMENT ON FUNCTION monitoring.reach_of(of_account_id bigint, of_mode text) IS 'How much of all regions an account may reach, for lists that choose their way by it: whether an eighth or more, and whether every one. The first compares kept sums, the second counts the regions of those who pass the first.';

CREATE TABLE monitoring.region (
    id integer NOT NULL,
    name text NOT NULL,
    region_code text NOT NULL,
    slug text NOT NULL,
    region_type_id integer NOT NULL,
    office_id integer NOT NULL,
    parent_region_id integer,
    latitude double precision,
    longitude double precision,
    shape_file_path text,
    source_id integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT region_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT region_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
    CONSTRAINT region_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT region_parent_not_itself CHECK ((parent_region_id <> id)),
    CONSTRAINT region_region_code_check CHECK (((region_code <> ''::text) AND (char_length(region_code) <= 255))),
    CONSTRAINT region_shape_file_path_check CHECK ((char_length(shape_file_path) <= 255)),
    CONSTRAINT region_slug_check CHECK ((char_length(slug) <= 255))
);

COMMENT ON TABLE monitoring.region IS 'The tree of regions, each of one office. Moves and deletes keep region_subtree by triggers.';

COMMENT ON COLUMN monitoring.region.region_code IS 'The code by which files and other systems name it; the unique key of uploads.';

COMMENT ON COLUMN monitoring.region.slug IS 'Made from the name for addresses, unique.';

COMMENT ON COLUMN monitoring.region.shape_file_path IS 'Where the region''s shapes lie in another system; nothing here reads it.';

CREATE FUNCTION monitoring.readable_region(of_account_id bigint) RETURNS SETOF monitoring.region
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select region.*
    from monitoring.authorized_region(of_account_id, 'r', 0) as authorized
    inner join monitoring.region on region.id = authorized.region_id
$$;

COMMENT ON FUNCTION monitoring.readable_region(of_account_id bigint) IS 'The regions that an account may read, for what refers to them: nobody learns of another region by the name of one that points to it. Plain SQL, inlined into the statement that calls it.';

CREATE FUNCTION monitoring.rebuild() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_regions();
    perform monitoring.rank_calculations();

    delete from monitoring.datapoint_resolved
    where
        not exists (
            select 1
            from monitoring.campaign
            where campaign.id = datapoint_resolved.campaign_id
        );

    perform monitoring.rebuild(campaign.id)
    from monitoring.campaign;
end
$$;

COMMENT ON FUNCTION monitoring.rebuild() IS 'Makes everything derived anew: the tree''s sizes, the order of calculation, all values.';

CREATE FUNCTION monitoring.rebuild(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved where datapoint_resolved.campaign_id = of_campaign_id;

    perform monitoring.rebuild(of_campaign_id, array_agg(indicator.id))
    from monitoring.indicator;
end
$$;

COMMENT ON FUNCTION monitoring.rebuild(of_campaign_id integer) IS 'Makes one campaign''s values anew.';

CREATE FUNCTION monitoring.rebuild(of_campaign_id integer, of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    step record;
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved
    where
        datapoint_resolved.campaign_id = of_campaign_id
        and datapoint_resolved.indicator_id = any(of_indicator_ids);

    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        datapoint.campaign_id,
        datapoint.region_id,
        datapoint.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from monitoring.datapoint
    inner join (
        select
            indicator_aggregation.indicator_id,
            indicator_aggregation.aggregation
        from monitoring.indicator_aggregation
        offset 0 -- once for each indicator, not for each datapoint
    ) as indicator_aggregation on indicator_aggregation.indicator_id = datapoint.indicator_id
    where
        datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = any(of_indicator_ids)
        and datapoint.value is not null
    order by datapoint.region_id, datapoint.indicator_id;

    for height in 2..(select coalesce(max(cardinality(region_subtree.size_by_depth)), 0) from monitoring.region_subtree) loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            region_subtree.region_id,
            child.indicator_id,
            child.aggregation,
            sum(child.base),
            count(child.base)::integer
        from monitoring.region_subtree
        inner join monitoring.region on region.parent_region_id = region_subtree.region_id
        inner join monitoring.datapoint_resolved as child
            on child.campaign_id = of_campaign_id
            and child.region_id = region.id
        where
            cardinality(region_subtree.size_by_depth) = height
            and child.indicator_id = any(of_indicator_ids)
            and child.base is not null
        group by region_subtree.region_id, child.indicator_id, child.aggregation
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;

    for step in
        select
            calculation_rank.rank,
            array_agg(calculation_rank.indicator_id) as indicator_ids
        from monitoring.calculation_rank
        where calculation_rank.indicator_id = any(of_indicator_ids)
        group by calculation_rank.rank
        order by calculation_rank.rank
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
        select
            outcome.campaign_id,
            outcome.region_id,
            outcome.indicator_id,
            indicator_aggregation.aggregation,
            outcome.calculated,
            outcome.calculated_local
        from monitoring.calculation_outcome as outcome
        inner join (
            select
                indicator_aggregation.indicator_id,
                indicator_aggregation.aggregation
            from monitoring.indicator_aggregation
            offset 0
        ) as indicator_aggregation on indicator_aggregation.indicator_id = outcome.indicator_id
        where
            outcome.campaign_id = of_campaign_id
            and outcome.indicator_id = any(step.indicator_ids)
            and (outcome.calculated is not null or outcome.calculated_local is not null)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                calculated = excluded.calculated,
                calculated_local = excluded.calculated_local;
    end loop;

    perform monitoring.rebuild_groups(of_campaign_id);
end
$$;

COMMENT ON FUNCTION monitoring.rebuild(of_campaign_id integer, of_indicator_ids integer[]) IS 'Makes one campaign''s values of some indicators anew from the stored datapoints and nothing else, set-wise; what is calculated from them must be among them.';

CREATE FUNCTION monitoring.rebuild_groups(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.datapoint_group where datapoint_group.campaign_id = of_campaign_id;

    perform monitoring.add_to_groups(
        of_campaign_id,
        array_agg(counted.region_id),
        array_agg(counted.value_count)
    )
    from (
        select
            cell.region_id,
            count(*)::integer as value_count
        from monitoring.datapoint_resolved as cell
        where
            cell.campaign_id = of_campaign_id
            and cell.has_value
        group by cell.region_id
    ) as counted;
end
$$;

COMMENT ON FUNCTION monitoring.rebuild_groups(of_campaign_id integer) IS 'Makes one campaign''s groups anew from its resolved values. The campaign is locked.';

CREATE FUNCTION monitoring.rebuild_indicators(of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.rebuild(
        campaign.id,
        array(
            select given.indicator_id
            from unnest(of_indicator_ids) as given (indicator_id)

            union

            select dependent.indicator_id
            from monitoring.dependents_of(of_indicator_ids) as dependent
        )
    )
    from monitoring.campaign
    where
        exists (
            select 1
            from monitoring.datapoint_group
            where datapoint_group.campaign_id = campaign.id
        );
end
$$;

COMMENT ON FUNCTION monitoring.rebuild_indicators(of_indicator_ids integer[]) IS 'Makes some indicators'' values anew, and what is calculated from them, in all campaigns that have any values.';

CREATE FUNCTION monitoring.rebuild_regions() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree
    where
        not exists (
            select 1
            from monitoring.region
            where region.id = region_subtree.region_id
        );

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with recursive
    placed (region_id, office_id, is_office_border, line) as (
        select
            region.id,
            region.office_id,
            true,
            array[region.id]
        from monitoring.region
        where region.parent_region_id is null

        union all

        select
            region.id,
            region.office_id,
            region.office_id <> placed.office_id,
            placed.line || region.id
        from placed
        inner join monitoring.region on region.parent_region_id = placed.region_id
        where cardinality(placed.line) <= 64
    ),

    -- Siblings have the same ancestors, so each line is taken once for all children of its last region.
    families as materialized (
        select
            placed.line,
            siblings.regions
        from (
            select
                region.parent_region_id,
                count(*) as regions
            from monitoring.region
            where region.parent_region_id is not null
            group by region.parent_region_id
        ) as siblings
        inner join placed on placed.region_id = siblings.parent_region_id
        where cardinality(placed.line) <= 64
    ),

    counted as (
        select
            ancestor.region_id,
            cardinality(families.line) - ancestor.place as distance,
            sum(families.regions)::integer as regions
        from families
        cross join lateral unnest(families.line) with ordinality as ancestor (region_id, place)
        group by ancestor.region_id, distance
    ),

    sized as (
        select
            counted.region_id,
            array_agg(counted.regions order by counted.distance) as size_below
        from counted
        group by counted.region_id
    )

    select
        placed.region_id,
        array_prepend(1, sized.size_below),
        placed.is_office_border
    from placed
    left join sized on sized.region_id = placed.region_id

    union all

    select
        region.id,
        '{}',
        parent.office_id <> region.office_id
    from monitoring.region
    inner join monitoring.region as parent on parent.id = region.parent_region_id
    left join placed on placed.region_id = region.id
    where placed.region_id is null
    on conflict (region_id) do update
        set
            size_by_depth = excluded.size_by_depth,
            is_office_border = excluded.is_office_border
        where
            (region_subtree.size_by_depth, region_subtree.is_office_border)
            is distinct from (excluded.size_by_depth, excluded.is_office_border);
end
$$;

COMMENT ON FUNCTION monitoring.rebuild_regions() IS 'Makes region_subtree anew from the tree: after a bulk load, after several moves at once, after damage. One descent, which carries each region''s line of ancestors. A region that no root leads to is in a loop or below one; it gets no sizes.';

CREATE FUNCTION monitoring.recount_groups(of_campaign_id integer, of_region_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    changed_region_ids integer[];
    changes integer[];
begin
    select
        array_agg(counted.region_id),
        array_agg(counted.change)
    into changed_region_ids, changes
    from (
        select
            place.region_id,
            count(cell.region_id)::integer - coalesce(max(present.value_count), 0) as change
        from (
            select distinct given.region_id
            from unnest(of_region_ids) as given (region_id)
        ) as place
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = place.region_id
            and cell.has_value
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = place.region_id
        group by place.region_id
    ) as counted
    where counted.change <> 0;

    perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
end
$$;

COMMENT ON FUNCTION monitoring.recount_groups(of_campaign_id integer, of_region_ids integer[]) IS 'Counts the values of some regions and, where the number differs from what is noted, puts it right. The campaign is locked.';

CREATE FUNCTION monitoring.reference(uri_format text, resource text, id integer, name text, slug text) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select
        case
            when id is null then null
            when uri_format = 'id' then to_json(id)
            when uri_format = 'name' then to_json(name)
            when uri_format = 'slug' then to_json(slug)
            else to_json('/api/v2/' || resource || '/' || id || '/')
        end
$$;

COMMENT ON FUNCTION monitoring.reference(uri_format text, resource text, id integer, name text, slug text) IS 'A reference to a row as uri_format asks for it: id, name, slug or uri; null stays null. Stable because to_json is: called immutable it would not be inlined, and cost a call for each row.';

CREATE FUNCTION monitoring.refuse_region_loop() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'a region would be its own ancestor, or lie more than 64 levels deep'
        using errcode = 'check_violation', constraint = 'region_parent_acyclic', table = 'region';
end
$$;

COMMENT ON FUNCTION monitoring.refuse_region_loop() IS 'Ends the statement that would put a region below itself. Called by the triggers that keep region_subtree.';

CREATE FUNCTION monitoring.region_access(of_account_id bigint, of_mode text, of_region_id integer) RETURNS TABLE(lvl integer)
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
    select chain.distance
    from monitoring.region_chain(of_region_id) as chain
    where
        exists (
            select 1
            from monitoring.region_permission
            where
                region_permission.user_id = of_account_id
                and region_permission.region_id = chain.region_id
                and (of_mode = 'r' or region_permission.read_write = 'w')
        )
    order by chain.distance
    limit 1
$$;

COMMENT ON FUNCTION monitoring.region_access(of_account_id bigint, of_mode text, of_region_id integer) IS 'The permission rule, upward: whether an account may reach one region: a row with the distance to the nearest granted region, or none. Downward it is monitoring.authorized_region.';

CREATE FUNCTION monitoring.region_chain(of_region_id integer) RETURNS TABLE(region_id integer, distance integer)
    LANGUAGE sql STABLE ROWS 6 PARALLEL SAFE
    AS $$
    with recursive chain (region_id, parent_region_id, distance) as (
        select
            region.id,
            region.parent_region_id,
            0
        from monitoring.region
        where region.id = of_region_id

        union all

        select
            region.id,
            region.parent_region_id,
            chain.distance + 1
        from chain
        inner join monitoring.region on region.id = chain.parent_region_id
        where chain.distance < 64
    )

    select
        chain.region_id,
        chain.distance
    from chain
$$;

COMMENT ON FUNCTION monitoring.region_chain(of_region_id integer) IS 'A region and its ancestors, the region itself at distance 0. Ends at 64 levels, so a loop in the data ends too.';

CREATE FUNCTION monitoring.region_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree
    using old_rows
    where region_subtree.region_id = old_rows.id;

    if (select count(*) from old_rows) > 1 then
        perform monitoring.rebuild_regions();
    else
        perform monitoring.add_to_subtrees(old_rows.parent_region_id, '{1}', -1)
        from old_rows;
    end if;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.region_deleted() IS 'Keeps region_subtree after deletes; what is deleted has nothing below it.';

CREATE FUNCTION monitoring.region_inserted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    added bigint;
begin
    select count(*) into added from new_rows;

    if added > 1000 and 4 * added > (select count(*) from monitoring.region_subtree) then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from new_rows
        inner join monitoring.region_subtree on region_subtree.region_id = new_rows.id
        where region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    -- A region that no root leads to is in a loop, or below one.
    perform monitoring.refuse_region_loop()
    from new_rows
    where
        not exists (
            select 1
            from monitoring.region_chain(new_rows.id) as chain
            inner join monitoring.region on region.id = chain.region_id
            where region.parent_region_id is null
        )
    limit 1;

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with chained as (
        select
            chain.region_id,
            chain.distance
        from new_rows
        cross join lateral monitoring.region_chain(new_rows.id) as chain
    ),

    sized as (
        select
            counted.region_id,
            counted.distance,
            sum(counted.regions)::integer as regions
        from (
            select
                chained.region_id,
                chained.distance,
                1 as regions
            from chained

            union all

            select
                region_subtree.region_id,
                size.depth - 1,
                size.regions
            from monitoring.region_subtree
            cross join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)
            where region_subtree.region_id in (select chained.region_id from chained)
        ) as counted
        group by counted.region_id, counted.distance
    )

    select
        region.id,
        array_agg(sized.regions order by sized.distance),
        parent.id is null or parent.office_id <> region.office_id
    from sized
    inner join monitoring.region on region.id = sized.region_id
    left join monitoring.region as parent on parent.id = region.parent_region_id
    group by region.id, parent.id
    on conflict (region_id) do update
        set size_by_depth = excluded.size_by_depth;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.region_inserted() IS 'Keeps region_subtree after inserts, and refuses loops. What is added costs its ancestors; a load as large as a part of the table makes the table anew.';

CREATE FUNCTION monitoring.region_reference(uri_format text, of_region_id integer) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select monitoring.reference(uri_format, 'region', region.id, region.name, region.slug)
    from monitoring.region
    where region.id = of_region_id
$$;

COMMENT ON FUNCTION monitoring.region_reference(uri_format text, of_region_id integer) IS 'A region as uri_format asks for it; not inlined, as monitoring.office_reference. It may be one that the caller cannot see: whoever sees a region may know its parent.';

CREATE FUNCTION monitoring.region_truncated() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.region_truncated() IS 'Keeps region_subtree after truncate.';

CREATE FUNCTION monitoring.region_updated() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    changed_ids integer[];
    old_parent_id integer;
    new_parent_id integer;
    sizes integer[];
begin
    select array_agg(new_rows.id)
    into changed_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id
    where
        new_rows.parent_region_id is distinct from old_rows.parent_region_id
        or new_rows.office_id <> old_rows.office_id;

    if changed_ids is null then
        return null;
    end if;

    select region_subtree.size_by_depth
    into sizes
    from monitoring.region_subtree
    where region_subtree.region_id = changed_ids[1];

    if cardinality(changed_ids) > 1 or coalesce(sizes, '{}') = '{}' then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from monitoring.region_subtree
        where
            region_subtree.region_id = any(changed_ids)
            and region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    if not exists (
        select 1
        from monitoring.region_chain(changed_ids[1]) as chain
        inner join monitoring.region on region.id = chain.region_id
        where region.parent_region_id is null
        having max(chain.distance) + cardinality(sizes) <= 65
    ) then
        perform monitoring.refuse_region_loop();
    end if;

    update monitoring.region_subtree
    set is_office_border = parent.id is null or parent.office_id <> region.office_id
    from monitoring.region
    left join monitoring.region as parent on parent.id = region.parent_region_id
    where
        region.id = region_subtree.region_id
        and (region.id = changed_ids[1] or region.parent_region_id = changed_ids[1]);

    select
        old_rows.parent_region_id,
        new_rows.parent_region_id
    into old_parent_id, new_parent_id
    from old_rows
    inner join new_rows on new_rows.id = old_rows.id
    where old_rows.id = changed_ids[1];

    if old_parent_id is distinct from new_parent_id then
        perform monitoring.add_to_subtrees(old_parent_id, sizes, -1);
        perform monitoring.add_to_subtrees(new_parent_id, sizes, 1);
    end if;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.region_updated() IS 'Keeps region_subtree after moves and changes of office, and refuses loops: one region at a time costs two lines of ancestors, several make the table anew.';

CREATE FUNCTION monitoring.region_values_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    moved_ids integer[];
    parent_ids integer[];
    office_ids integer[];
    locked_campaign_id integer;
    changed_region_ids integer[];
    changed_indicator_ids integer[];
begin
    select
        array_agg(new_rows.id) filter (where new_rows.parent_region_id is distinct from old_rows.parent_region_id),
        array_agg(new_rows.id) filter (where new_rows.office_id <> old_rows.office_id)
    into moved_ids, office_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id;

    if moved_ids is null and office_ids is null then
        return null;
    end if;

    perform monitoring.lock_structure();

    select array_agg(parent.region_id)
    into parent_ids
    from (
        select old_rows.parent_region_id as region_id
        from old_rows
        where old_rows.id = any(moved_ids)

        union

        select new_rows.parent_region_id
        from new_rows
        where new_rows.id = any(moved_ids)
    ) as parent
    where parent.region_id is not null;

    for locked_campaign_id in
        select campaign.id
        from monitoring.campaign
        where
            exists (
                select 1
                from monitoring.datapoint_group
                where
                    datapoint_group.campaign_id = campaign.id
                    and datapoint_group.region_id = any(moved_ids || office_ids)
            )
    loop
        if parent_ids is not null then
            select
                array_agg(parent.region_id),
                array_agg(indicator.indicator_id)
            into changed_region_ids, changed_indicator_ids
            from (
                select distinct cell.indicator_id
                from monitoring.datapoint_resolved as cell
                where
                    cell.campaign_id = locked_campaign_id
                    and cell.region_id = any(moved_ids)
                    and cell.base is not null
            ) as indicator
            cross join unnest(parent_ids) as parent (region_id);

            if changed_region_ids is not null then
                perform monitoring.roll_up(locked_campaign_id, changed_region_ids, changed_indicator_ids);
                perform monitoring.calculate(
                    locked_campaign_id,
                    (
                        select array_agg(distinct chain.region_id)
                        from unnest(parent_ids) as parent (region_id)
                        cross join lateral monitoring.region_chain(parent.region_id) as chain
                    ),
                    changed_indicator_ids
                );
            end if;

            perform monitoring.rebuild_groups(locked_campaign_id); -- what is shown below changed along both ways up
        else
            perform monitoring.add_to_groups(
                locked_campaign_id,
                office_ids,
                array_fill(0, array[cardinality(office_ids)])
            );
        end if;
    end loop;

    return null;
end
$$;

COMMENT ON FUNCTION monitoring.region_values_moved() IS 'After regions moved or came to another office: their old and new parents and everything above them, in the campaigns that have values there. Named so that it runs after the trigger that keeps region_subtree.';

CREATE FUNCTION monitoring.resolve(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
declare
    chained_region_ids integer[];
begin
    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        of_campaign_id,
        changed.region_id,
        changed.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from (
        select distinct
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)
    ) as changed
    inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = changed.indicator_id
    left join monitoring.datapoint
        on datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = changed.indicator_id
        and datapoint.region_id = changed.region_id
    where
        datapoint.value is not null
        or exists (
            select 1
            from monitoring.datapoint_resolved as present
            where
                present.campaign_id = of_campaign_id
                and present.region_id = changed.region_id
                and present.indicator_id = changed.indicator_id
        )
    on conflict (campaign_id, region_id, indicator_id) do update
        set stored = excluded.stored
        where datapoint_resolved.stored is distinct from excluded.stored;

    perform monitoring.roll_up(
        of_campaign_id,
        array_agg(parent.region_id),
        array_agg(parent.indicator_id)
    )
    from (
        select distinct
            region.parent_region_id as region_id,
            changed.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as changed (region_id, indicator_id)
        inner join monitoring.region on region.id = changed.region_id
        where region.parent_region_id is not null
    ) as parent;

    with recursive chained (region_id) as (
        select changed.region_id
        from unnest(of_region_ids) as changed (region_id)

        union

        select region.parent_region_id
        from chained
        inner join monitoring.region on region.id = chained.region_id
        where region.parent_region_id is not null
    )

    select array_agg(chained.region_id)
    into chained_region_ids
    from chained;

    perform monitoring.calculate(
        of_campaign_id,
        chained_region_ids,
        (
            select array_agg(distinct changed.indicator_id)
            from unnest(of_indicator_ids) as changed (indicator_id)
        )
    );
    perform monitoring.recount_groups(of_campaign_id, chained_region_ids);
end
$$;

COMMENT ON FUNCTION monitoring.resolve(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) IS 'After stored values changed, in bulk: copies them, rolls them up, calculates what depends on them. The two arrays go in step and name the changed keys. The campaign is locked. Its statements are planned for arrays of unknown length: for long ones the planner would rather read all regions than those that are named, and it would do so for each campaign.';

CREATE FUNCTION monitoring.review_documents(of_document_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    -- Before anything is counted: whoever types over a datapoint of the document takes it from the count after us.
    perform
    from monitoring.document
    where document.id = any(of_document_ids)
    order by document.id
    for no key update;

    update monitoring.document
    set
        source_datapoint_count = counted.cells,
        master_datapoint_count = counted.datapoints
    from (
        select
            wanted.id,
            count(source_datapoint.id) filter (where not source_datapoint.is_withdrawn) as cells,
            coalesce(sum(
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                )
            ), 0) as datapoints
        from unnest(of_document_ids) as wanted (id)
        left join monitoring.source_datapoint on source_datapoint.document_id = wanted.id
        group by wanted.id
    ) as counted
    where
        document.id = counted.id
        and document.is_processed;

    with counted as materialized (
        select
            cell.document_id,
            case
                when grouping(cell.region_code) = 0 then 'region'
                when grouping(cell.campaign_string) = 0 then 'campaign'
                else 'indicator'
            end as db_model,
            coalesce(cell.region_code, cell.campaign_string, cell.indicator_string) as source_string,
            count(*) as cells,
            sum(cell.datapoints) as datapoints
        from (
            select
                source_datapoint.document_id,
                source_datapoint.region_code,
                source_datapoint.campaign_string,
                source_datapoint.indicator_string,
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                ) as datapoints
            from monitoring.source_datapoint
            where
                source_datapoint.document_id = any(of_document_ids)
                and not source_datapoint.is_withdrawn
        ) as cell
        group by grouping sets (
            (cell.document_id, cell.region_code),
            (cell.document_id, cell.campaign_string),
            (cell.document_id, cell.indicator_string)
        )
    ),

    found as materialized (
        select
            counted.document_id,
            counted.db_model,
            coalesce(source_region.id, source_campaign.id, source_indicator.id) as source_object_id,
            counted.cells,
            counted.datapoints
        from counted
        left join monitoring.source_region
            on counted.db_model = 'region'
            and source_region.region_code = counted.source_string
        left join monitoring.source_campaign
            on counted.db_model = 'campaign'
            and source_campaign.campaign_string = counted.source_string
        left join monitoring.source_indicator
            on counted.db_model = 'indicator'
            and source_indicator.indicator_string = counted.source_string
    ),

    gone as (
        delete from monitoring.document_review
        where
            document_review.document_id = any(of_document_ids)
            and (document_review.document_id, document_review.db_model, document_review.source_object_id) not in (
                select
                    found.document_id,
                    found.db_model,
                    found.source_object_id
                from found
            )
    )

    insert into monitoring.document_review (document_id, db_model, source_object_id, source_dp_count, master_dp_count)
    select
        found.document_id,
        found.db_model,
        found.source_object_id,
        found.cells,
        found.datapoints
    from found
    order by found.document_id, found.db_model desc, found.source_object_id
    on conflict (document_id, db_model, source_object_id) do update
        set
            source_dp_count = excluded.source_dp_count,
            master_dp_count = excluded.master_dp_count
        where
            (document_review.source_dp_count, document_review.master_dp_count)
            is distinct from (excluded.source_dp_count, excluded.master_dp_count);
end
$$;

COMMENT ON FUNCTION monitoring.review_documents(of_document_ids integer[]) IS 'Counts the documents'' cells and datapoints anew, and makes their review rows. Rows that stay keep their ids.';

CREATE FUNCTION monitoring.roll_up(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    affected_region_ids integer[];
    affected_indicator_ids integer[];
    affected_heights integer[];
    current_height integer;
begin
    with recursive affected (region_id, indicator_id) as (
        select
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)

        union

        select
            region.parent_region_id,
            affected.indicator_id
        from affected
        inner join monitoring.region on region.id = affected.region_id
        where region.parent_region_id is not null
    )

    select
        array_agg(affected.region_id),
        array_agg(affected.indicator_id),
        array_agg(cardinality(region_subtree.size_by_depth))
    into affected_region_ids, affected_indicator_ids, affected_heights
    from affected
    inner join monitoring.region_subtree on region_subtree.region_id = affected.region_id;

    for current_height in
        select distinct affected.height
        from unnest(affected_heights) as affected (height)
        order by affected.height
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            summed.region_id,
            summed.indicator_id,
            indicator_aggregation.aggregation,
            summed.child_sum,
            summed.child_count
        from (
            select
                affected.region_id,
                affected.indicator_id,
                sum(child.base) as child_sum,
                count(child.base)::integer as child_count
            from unnest(affected_region_ids, affected_indicator_ids, affected_heights)
                as affected (region_id, indicator_id, height)
            left join monitoring.region on region.parent_region_id = affected.region_id
            left join lateral (
                select datapoint_resolved.base
                from monitoring.datapoint_resolved
                where
                    datapoint_resolved.campaign_id = of_campaign_id
                    and datapoint_resolved.region_id = region.id
                    and datapoint_resolved.indicator_id = affected.indicator_id
                offset 0 -- by the whole key: not all indicators of each child
            ) as child on true
            where affected.height = current_height
            group by affected.region_id, affected.indicator_id
        ) as summed
        inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = summed.indicator_id
        left join monitoring.datapoint_resolved as present
            on present.campaign_id = of_campaign_id
            and present.region_id = summed.region_id
            and present.indicator_id = summed.indicator_id
        where
            (present.child_sum, coalesce(present.child_count, 0))
            is distinct from (summed.child_sum, summed.child_count)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;
end
$$;

COMMENT ON FUNCTION monitoring.roll_up(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) IS 'Recomputes what the given cells get from their children, and then everything above them: first the regions with the flattest subtrees, so that each comes after its children. The two arrays go in step. The campaign is locked.';

CREATE FUNCTION monitoring.slug_of(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select left(trim(both '-' from regexp_replace(lower(name), '[^[:alnum:]]+', '-', 'g')), 250)
$$;

COMMENT ON FUNCTION monitoring.slug_of(name text) IS 'The text of a name as a slug: lower case, other characters than letters and digits to hyphens.';

CREATE FUNCTION monitoring.source_kept() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'this source is the service''s own'
        using errcode = 'check_violation', constraint = 'source_kept', table = 'source';
end
$$;

COMMENT ON FUNCTION monitoring.source_kept() IS 'The sources that the service itself names for what comes without one keep their names and stay.';

CREATE FUNCTION monitoring.store_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    of_aggregation "char";
    path_region_ids integer[];
    path_changes integer[];
    changed_region_ids integer[];
    changes integer[];
begin
    select indicator_aggregation.aggregation
    into of_aggregation
    from monitoring.indicator_aggregation
    where indicator_aggregation.indicator_id = of_indicator_id;

    with recursive path (
        region_id,
        parent_region_id,
        stored,
        child_sum,
        child_count,
        had_value,
        sum_change,
        count_change,
        distance
    ) as (
        select
            region.id,
            region.parent_region_id,
            new_value,
            cell.child_sum,
            coalesce(cell.child_count, 0),
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            0
        from monitoring.region
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = of_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select monitoring.base_of(of_aggregation, new_value, cell.child_sum, coalesce(cell.child_count, 0)) as base
        ) as changed
        where
            region.id = of_region_id
            and cell.stored is distinct from new_value

        union all

        select
            region.id,
            region.parent_region_id,
            cell.stored,
            added.child_sum,
            added.child_count,
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            path.distance + 1
        from path
        inner join monitoring.region on region.id = path.parent_region_id
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = path.parent_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select
                coalesce(cell.child_count, 0) + path.count_change as child_count,
                case
                    when coalesce(cell.child_count, 0) + path.count_change = 0 then null
                    else coalesce(cell.child_sum, 0) + path.sum_change
                end as child_sum
        ) as added
        cross join lateral (
            select monitoring.base_of(of_aggregation, cell.stored, added.child_sum, added.child_count) as base
        ) as changed
        where
            path.distance < 64
            and (path.sum_change <> 0 or path.count_change <> 0)
    ),

    written as (
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, stored, child_sum, child_count)
        select
            of_campaign_id,
            path.region_id,
            of_indicator_id,
            of_aggregation,
            path.stored,
            path.child_sum,
            path.child_count
        from path
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                stored = excluded.stored,
                child_sum = excluded.child_sum,
                child_count = excluded.child_count
        returning
            datapoint_resolved.region_id,
            datapoint_resolved.has_value
    )

    select
        array_agg(written.region_id),
        array_agg(written.has_value::integer - path.had_value::integer)
    into path_region_ids, path_changes
    from written
    inner join path on path.region_id = written.region_id;

    if path_region_ids is null then
        return;
    end if;

    if exists (
        select 1
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = of_indicator_id
    ) then
        select
            array_agg(summed.region_id),
            array_agg(summed.change)
        into changed_region_ids, changes
        from (
            select
                item.region_id,
                sum(item.change)::integer as change
            from (
                select
                    written.region_id,
                    written.change
                from unnest(path_region_ids, path_changes) as written (region_id, change)

                union all

                select
                    calculated.region_id,
                    calculated.change
                from monitoring.calculate(of_campaign_id, path_region_ids, array[of_indicator_id]) as calculated
            ) as item
            group by item.region_id
            having sum(item.change) <> 0
        ) as summed;
    elsif 1 = any(path_changes) or -1 = any(path_changes) then
        changed_region_ids := path_region_ids;
        changes := path_changes;
    end if;

    if changed_region_ids is not null then
        perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
    end if;
end
$$;

COMMENT ON FUNCTION monitoring.store_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision) IS 'After one stored value changed: adds the difference to the region and to those above it, up to the first whose base stays because it has a stored value of its own; then calculates what depends on it. The campaign is locked.';

CREATE FUNCTION monitoring.sum_of(sizes integer[]) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
    total bigint;
    size integer;
begin
    foreach size in array sizes loop
        total := coalesce(total, 0) + size;
    end loop;

    return total;
end
$$;

COMMENT ON FUNCTION monitoring.sum_of(sizes integer[]) IS 'The sum of an array. Null for an empty one: the size of a subtree in a loop is not known.';

CREATE FUNCTION monitoring.try_lock_campaign(of_campaign_id integer) RETURNS boolean
    LANGUAGE sql
    AS $$
    select
        pg_try_advisory_xact_lock_shared(1297042000, 0)
        and pg_try_advisory_xact_lock(1297042000, of_campaign_id)
$$;

COMMENT ON FUNCTION monitoring.try_lock_campaign(of_campaign_id integer) IS 'As monitoring.lock_campaign, for those who would rather come again than wait: whether the campaign''s values are locked now, for this transaction.';

CREATE TABLE monitoring.campaign (
    id integer NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    office_id integer NOT NULL,
    campaign_type_id integer NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT campaign_ends_after_start CHECK ((end_date >= start_date)),
    CONSTRAINT campaign_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT campaign_slug_check CHECK ((char_length(slug) <= 255))
);

COMMENT ON TABLE monitoring.campaign IS 'A campaign of an office: the time in which values are collected.';

COMMENT ON COLUMN monitoring.campaign.slug IS 'Made from the name for addresses, unique.';

COMMENT ON COLUMN monitoring.campaign.start_date IS 'First day; an office has one campaign that starts on a day.';

COMMENT ON COLUMN monitoring.campaign.end_date IS 'Last day, included.';

CREATE FUNCTION monitoring.visible_campaign(of_account_id bigint) RETURNS SETOF monitoring.campaign
    LANGUAGE sql STABLE ROWS 100 PARALLEL SAFE
    AS $$
    select campaign.*
    from monitoring.campaign
    where
        campaign.office_id in (
            select visible.office_id
            from monitoring.offices_of(of_account_id, 'r') as visible
        )
$$;

COMMENT ON FUNCTION monitoring.visible_campaign(of_account_id bigint) IS 'The campaigns that an account sees, those of the offices of its regions, for what refers to them. Plain SQL, inlined into the statement that calls it.';

CREATE FUNCTION monitoring.writable_indicator(of_account_id bigint) RETURNS TABLE(indicator_id integer)
    LANGUAGE sql STABLE ROWS 50 PARALLEL SAFE
    AS $$
    select distinct group_permission.indicator_id
    from monitoring.user_group
    inner join monitoring.group_permission on group_permission.group_id = user_group.group_id
    where user_group.user_id = of_account_id
$$;

COMMENT ON FUNCTION monitoring.writable_indicator(of_account_id bigint) IS 'The indicators that an account may write: those of its groups.';

CREATE FUNCTION ops.casefold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select
        case
            when octet_length(value) = char_length(value) then lower(value)
            when value !~ '[\u00df\u0130-\u0131\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9a\u1e9e\u1f50\u1f52\u1f54\u1f56\u1f80-\u1faf\u1fb2-\u1fb4\u1fb6-\u1fb7\u1fbc\u1fc2-\u1fc4\u1fc6-\u1fc7\u1fcc\u1fd2-\u1fd3\u1fd6-\u1fd7\u1fe2-\u1fe4\u1fe6-\u1fe7\u1ff2-\u1ff4\u1ff6-\u1ff7\u1ffc\ufb00-\ufb06\ufb13-\ufb17]'
                then lower(upper(value))
            else ops.casefold_letters(value)
        end
$$;

COMMENT ON FUNCTION ops.casefold(value text) IS 'A text as it is compared in any case: Unicode''s full case folding, so that STRASSE is Straße and ΟΔΟΣ is οδος. What is ASCII, or has none of the letters that fold into several, costs no more than lower. The database must know letters (LC_CTYPE), as the embedded one does; with C only ASCII is folded.';

CREATE FUNCTION ops.casefold_letters(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select string_agg(coalesce(folding.folded, lower(upper(letter.sign))), '' order by letter.place)
    from unnest(string_to_array(value, null)) with ordinality as letter (sign, place)
    left join (
        values
            (u&'\00df', u&'\0073\0073'), (u&'\0130', u&'\0069\0307'), (u&'\0131', u&'\0131'),
            (u&'\0149', u&'\02bc\006e'), (u&'\01f0', u&'\006a\030c'), (u&'\0390', u&'\03b9\0308\0301'),
            (u&'\03b0', u&'\03c5\0308\0301'), (u&'\0587', u&'\0565\0582'), (u&'\1e96', u&'\0068\0331'),
            (u&'\1e97', u&'\0074\0308'), (u&'\1e98', u&'\0077\030a'), (u&'\1e99', u&'\0079\030a'),
            (u&'\1e9a', u&'\0061\02be'), (u&'\1e9e', u&'\0073\0073'), (u&'\1f50', u&'\03c5\0313'),
            (u&'\1f52', u&'\03c5\0313\0300'), (u&'\1f54', u&'\03c5\0313\0301'), (u&'\1f56', u&'\03c5\0313\0342'),
            (u&'\1f80', u&'\1f00\03b9'), (u&'\1f81', u&'\1f01\03b9'), (u&'\1f82', u&'\1f02\03b9'),
            (u&'\1f83', u&'\1f03\03b9'), (u&'\1f84', u&'\1f04\03b9'), (u&'\1f85', u&'\1f05\03b9'),
            (u&'\1f86', u&'\1f06\03b9'), (u&'\1f87', u&'\1f07\03b9'), (u&'\1f88', u&'\1f00\03b9'),
            (u&'\1f89', u&'\1f01\03b9'), (u&'\1f8a', u&'\1f02\03b9'), (u&'\1f8b', u&'\1f03\03b9'),
            (u&'\1f8c', u&'\1f04\03b9'), (u&'\1f8d', u&'\1f05\03b9'), (u&'\1f8e', u&'\1f06\03b9'),
            (u&'\1f8f', u&'\1f07\03b9'), (u&'\1f90', u&'\1f20\03b9'), (u&'\1f91', u&'\1f21\03b9'),
            (u&'\1f92', u&'\1f22\03b9'), (u&'\1f93', u&'\1f23\03b9'), (u&'\1f94', u&'\1f24\03b9'),
            (u&'\1f95', u&'\1f25\03b9'), (u&'\1f96', u&'\1f26\03b9'), (u&'\1f97', u&'\1f27\03b9'),
            (u&'\1f98', u&'\1f20\03b9'), (u&'\1f99', u&'\1f21\03b9'), (u&'\1f9a', u&'\1f22\03b9'),
            (u&'\1f9b', u&'\1f23\03b9'), (u&'\1f9c', u&'\1f24\03b9'), (u&'\1f9d', u&'\1f25\03b9'),
            (u&'\1f9e', u&'\1f26\03b9'), (u&'\1f9f', u&'\1f27\03b9'), (u&'\1fa0', u&'\1f60\03b9'),
            (u&'\1fa1', u&'\1f61\03b9'), (u&'\1fa2', u&'\1f62\03b9'), (u&'\1fa3', u&'\1f63\03b9'),
            (u&'\1fa4', u&'\1f64\03b9'), (u&'\1fa5', u&'\1f65\03b9'), (u&'\1fa6', u&'\1f66\03b9'),
            (u&'\1fa7', u&'\1f67\03b9'), (u&'\1fa8', u&'\1f60\03b9'), (u&'\1fa9', u&'\1f61\03b9'),
            (u&'\1faa', u&'\1f62\03b9'), (u&'\1fab', u&'\1f63\03b9'), (u&'\1fac', u&'\1f64\03b9'),
            (u&'\1fad', u&'\1f65\03b9'), (u&'\1fae', u&'\1f66\03b9'), (u&'\1faf', u&'\1f67\03b9'),
            (u&'\1fb2', u&'\1f70\03b9'), (u&'\1fb3', u&'\03b1\03b9'), (u&'\1fb4', u&'\03ac\03b9'),
            (u&'\1fb6', u&'\03b1\0342'), (u&'\1fb7', u&'\03b1\0342\03b9'), (u&'\1fbc', u&'\03b1\03b9'),
            (u&'\1fc2', u&'\1f74\03b9'), (u&'\1fc3', u&'\03b7\03b9'), (u&'\1fc4', u&'\03ae\03b9'),
            (u&'\1fc6', u&'\03b7\0342'), (u&'\1fc7', u&'\03b7\0342\03b9'), (u&'\1fcc', u&'\03b7\03b9'),
            (u&'\1fd2', u&'\03b9\0308\0300'), (u&'\1fd3', u&'\03b9\0308\0301'), (u&'\1fd6', u&'\03b9\0342'),
            (u&'\1fd7', u&'\03b9\0308\0342'), (u&'\1fe2', u&'\03c5\0308\0300'), (u&'\1fe3', u&'\03c5\0308\0301'),
            (u&'\1fe4', u&'\03c1\0313'), (u&'\1fe6', u&'\03c5\0342'), (u&'\1fe7', u&'\03c5\0308\0342'),
            (u&'\1ff2', u&'\1f7c\03b9'), (u&'\1ff3', u&'\03c9\03b9'), (u&'\1ff4', u&'\03ce\03b9'),
            (u&'\1ff6', u&'\03c9\0342'), (u&'\1ff7', u&'\03c9\0342\03b9'), (u&'\1ffc', u&'\03c9\03b9'),
            (u&'\fb00', u&'\0066\0066'), (u&'\fb01', u&'\0066\0069'), (u&'\fb02', u&'\0066\006c'),
            (u&'\fb03', u&'\0066\0066\0069'), (u&'\fb04', u&'\0066\0066\006c'), (u&'\fb05', u&'\0073\0074'),
            (u&'\fb06', u&'\0073\0074'), (u&'\fb13', u&'\0574\0576'), (u&'\fb14', u&'\0574\0565'),
            (u&'\fb15', u&'\0574\056b'), (u&'\fb16', u&'\057e\0576'), (u&'\fb17', u&'\0574\056d')
    ) as folding (sign, folded)
        on folding.sign = letter.sign
$$;

COMMENT ON FUNCTION ops.casefold_letters(value text) IS 'ops.casefold letter by letter: of those that fold into several the letters are Unicode''s (CaseFolding.txt, status F), and a dotless i stays what it is.';

CREATE FUNCTION ops.statement_figures() RETURNS TABLE(statement text, calls bigint, total_ms double precision, max_ms double precision, rows bigint, blocks_hit bigint, blocks_read bigint, temp_blocks bigint, wal_bytes bigint)
    LANGUAGE plpgsql STABLE
    AS $_$
declare
    home text := (select extnamespace::regnamespace::text from pg_extension where extname = 'pg_stat_statements');
begin
    if home is null or current_setting('pg_stat_statements.max', true) is null then
        return;
    end if;

    -- By its text: the view need not be there when this function is made, nor in the path.
    return query execute format(
        $statement$
            select
                figures.statement,
                sum(figures.calls)::bigint,
                sum(figures.total_exec_time),
                max(figures.max_exec_time),
                sum(figures.rows)::bigint,
                sum(figures.shared_blks_hit)::bigint,
                sum(figures.shared_blks_read)::bigint,
                sum(figures.temp_blks_written)::bigint,
                sum(figures.wal_bytes)::bigint
            from (
                select substring(told.query from '/\* ([A-Za-z]+/[A-Za-z.]+) \*/') as statement, told.*
                from %s.pg_stat_statements as told
                where told.dbid = (select oid from pg_database where datname = current_database())
            ) as figures
            where figures.statement is not null
            group by figures.statement
        $statement$,
        home
    );
end
$_$;

COMMENT ON FUNCTION ops.statement_figures() IS 'What each statement of the service has cost since the figures of pg_stat_statements were last reset, by the name that it carries; no row where the extension is not there or not loaded (docs/dba.md). Several texts of one name, such as those of a list with different filters, are one row.';

CREATE TABLE casework.age_band (
    org_id bigint NOT NULL,
    id integer NOT NULL,
    label text NOT NULL,
    min_age integer NOT NULL,
    max_age integer
);

COMMENT ON TABLE casework.age_band IS 'Ranges of ages by which an organisation counts people.';

COMMENT ON COLUMN casework.age_band.min_age IS 'In whole years, included.';

COMMENT ON COLUMN casework.age_band.max_age IS 'In whole years, included; null: no end.';

CREATE TABLE casework.app_user (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    group_id bigint NOT NULL,
    name text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    all_projects boolean DEFAULT false NOT NULL,
    all_branches boolean DEFAULT false NOT NULL,
    all_types boolean DEFAULT true NOT NULL,
    CONSTRAINT app_user_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.app_user IS 'The people for whom software calls. What they see follows from their projects, branches and types.';

COMMENT ON COLUMN casework.app_user.active IS 'False: none of their keys proves anything.';

COMMENT ON COLUMN casework.app_user.all_projects IS 'True: every project; false: those in user_project.';

COMMENT ON COLUMN casework.app_user.all_branches IS 'True: every branch; false: those in user_branch.';

COMMENT ON COLUMN casework.app_user.all_types IS 'True: people of every type; false: those in user_client_type.';

ALTER TABLE casework.app_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.app_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.audit (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    user_id bigint NOT NULL,
    source_id bigint NOT NULL,
    grp text NOT NULL,
    record_id bigint NOT NULL,
    action text NOT NULL,
    changes jsonb NOT NULL,
    xact xid8 DEFAULT pg_current_xact_id() NOT NULL
);

COMMENT ON TABLE casework.audit IS 'Who changed what, and when.';

COMMENT ON COLUMN casework.audit.at IS 'When it was written.';

COMMENT ON COLUMN casework.audit.user_id IS 'For whom the software called; no foreign key, the audit outlives users.';

COMMENT ON COLUMN casework.audit.source_id IS 'The software that called; no foreign key, as user_id.';

COMMENT ON COLUMN casework.audit.grp IS 'clients, referrals, contacts, schedules, extension_database (a record of one, whichever) or external_referrals.';

COMMENT ON COLUMN casework.audit.record_id IS 'The number of the record within grp.';

COMMENT ON COLUMN casework.audit.action IS 'create, update, complete or cancel (a due contact), upload (files to a client or referral), or consequence (of writing another record).';

COMMENT ON COLUMN casework.audit.changes IS 'By field: [before, after], as typed in the database; extension fields are x and their number.';

COMMENT ON COLUMN casework.audit.xact IS 'The transaction that wrote it. What a reader has seen is what was committed in a snapshot: numbers alone do not tell, they are drawn before the commit.';

ALTER TABLE casework.audit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.branch (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    name text NOT NULL,
    ord integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT branch_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.branch IS 'Branches of organisations with a branch system.';

COMMENT ON COLUMN casework.branch.ord IS 'Place in lists; the same: by name.';

COMMENT ON COLUMN casework.branch.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.branch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.branch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.client_branch (
    org_id bigint NOT NULL,
    client_id bigint NOT NULL,
    branch_id bigint NOT NULL
);

COMMENT ON TABLE casework.client_branch IS 'The branches that people belong to; without one only those who see all branches see them.';

CREATE TABLE casework.client_external_id (
    org_id bigint NOT NULL,
    source_id bigint NOT NULL,
    external_id text NOT NULL,
    client_id bigint NOT NULL,
    CONSTRAINT client_external_id_external_id_check CHECK (((char_length(external_id) >= 1) AND (char_length(external_id) <= 100)))
);

COMMENT ON TABLE casework.client_external_id IS 'What other systems call a person, by source: one id in each.';

COMMENT ON COLUMN casework.client_external_id.external_id IS 'As the other system spells it; letter case counts.';

ALTER TABLE casework.client ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.client_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.client_relationship (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    client_id bigint NOT NULL,
    other_id bigint NOT NULL,
    relationship integer NOT NULL,
    carer boolean DEFAULT false NOT NULL
);

COMMENT ON TABLE casework.client_relationship IS 'Who is what to whom, one direction a row.';

COMMENT ON COLUMN casework.client_relationship.other_id IS 'The person to whom client_id is this.';

COMMENT ON COLUMN casework.client_relationship.relationship IS 'What client_id is to other_id: key of the dictionary relationship.';

COMMENT ON COLUMN casework.client_relationship.carer IS 'Whether client_id cares for other_id.';

ALTER TABLE casework.client_relationship ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.client_relationship_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.contact (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    referral_id bigint NOT NULL,
    status text NOT NULL,
    user_id bigint NOT NULL,
    stage integer,
    start_date timestamp without time zone NOT NULL,
    end_date timestamp without time zone NOT NULL,
    description text NOT NULL,
    contact_type integer,
    contact_method integer,
    priority integer,
    transport_method integer,
    travel_time integer,
    travel_mileage numeric(8,2),
    planned_start_date timestamp without time zone,
    planned_end_date timestamp without time zone,
    completed_by bigint,
    cancellation_reason text,
    cancelled_by bigint,
    cancelled timestamp with time zone,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    CONSTRAINT contact_cancelled_check CHECK (((status = 'cancelled'::text) = ((cancellation_reason IS NOT NULL) AND (cancelled IS NOT NULL)))),
    CONSTRAINT contact_period_check CHECK ((end_date >= start_date)),
    CONSTRAINT contact_stage_check CHECK (((status <> 'done'::text) OR (stage IS NOT NULL))),
    CONSTRAINT contact_status_check CHECK ((status = ANY (ARRAY['due'::text, 'done'::text, 'cancelled'::text]))),
    CONSTRAINT contact_travel_mileage_check CHECK ((travel_mileage >= (0)::numeric)),
    CONSTRAINT contact_travel_time_check CHECK (((travel_time >= 0) AND (travel_time <= 1440)))
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_insert_scale_factor='0.02');

COMMENT ON TABLE casework.contact IS 'A single action of a referral: due (planned), done, or cancelled. Completing or cancelling it keeps the row and its id. Vacuumed after 2 % of changes, not 20: reports are answered by an index alone, which needs the visibility map.';

COMMENT ON COLUMN casework.contact.status IS 'due: planned; done: it took place; cancelled: it will not.';

COMMENT ON COLUMN casework.contact.stage IS 'The referral''s stage after it: key of the dictionary contacts/stage. A done contact has one.';

COMMENT ON COLUMN casework.contact.start_date IS 'The wall clock of the organisation, as in a diary.';

COMMENT ON COLUMN casework.contact.end_date IS 'The wall clock of the organisation, as start_date.';

COMMENT ON COLUMN casework.contact.contact_type IS 'Key of the dictionary contacts/contact_type.';

COMMENT ON COLUMN casework.contact.contact_method IS 'Key of the dictionary contacts/contact_method.';

COMMENT ON COLUMN casework.contact.priority IS 'Key of the dictionary contacts/priority.';

COMMENT ON COLUMN casework.contact.transport_method IS 'Key of the dictionary contacts/transport_method.';

COMMENT ON COLUMN casework.contact.travel_time IS 'Minutes on the way.';

COMMENT ON COLUMN casework.contact.travel_mileage IS 'Miles on the way.';

COMMENT ON COLUMN casework.contact.planned_start_date IS 'Of a completed one, when it was to begin: the start_date of the plan.';

COMMENT ON COLUMN casework.contact.planned_end_date IS 'Of a completed one, when it was to end.';

COMMENT ON COLUMN casework.contact.completed_by IS 'The user who completed it.';

COMMENT ON COLUMN casework.contact.cancellation_reason IS 'Why it was cancelled, in words.';

COMMENT ON COLUMN casework.contact.cancelled_by IS 'The user who cancelled it.';

COMMENT ON COLUMN casework.contact.cancelled IS 'When it was cancelled.';

COMMENT ON COLUMN casework.contact.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

COMMENT ON COLUMN casework.contact.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

ALTER TABLE casework.contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.dictionary_entry (
    org_id bigint NOT NULL,
    dict text NOT NULL,
    key text NOT NULL,
    label text NOT NULL,
    ord integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT dictionary_entry_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 255)))
);

COMMENT ON TABLE casework.dictionary_entry IS 'Every list of options that is no table of its own. Lists that several groups share have one name: contacts/stage.';

COMMENT ON COLUMN casework.dictionary_entry.dict IS 'The list, as its path says it: organisations/district.';

COMMENT ON COLUMN casework.dictionary_entry.key IS 'What records hold: digits, or a code where the contract has one.';

COMMENT ON COLUMN casework.dictionary_entry.ord IS 'Place in lists; the same: by name.';

COMMENT ON COLUMN casework.dictionary_entry.active IS 'False: it is not offered any more; what has it keeps it.';

CREATE TABLE casework.ext_db (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    name text NOT NULL,
    description text,
    parent text NOT NULL,
    cardinality text NOT NULL,
    allow_api boolean DEFAULT false NOT NULL,
    api_name text GENERATED ALWAYS AS (((replace(lower(name), ' '::text, '_'::text) || '_'::text) || (id)::text)) STORED NOT NULL,
    api_name_override text,
    group_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    scope_ids bigint[] DEFAULT '{}'::bigint[] NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT ext_db_api_name_override_check CHECK ((api_name_override ~ '^[a-z][a-z0-9_]{0,62}$'::text)),
    CONSTRAINT ext_db_cardinality_check CHECK ((cardinality = ANY (ARRAY['single'::text, 'multiple'::text]))),
    CONSTRAINT ext_db_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255))),
    CONSTRAINT ext_db_parent_check CHECK ((parent = ANY (ARRAY['client'::text, 'referral'::text])))
);

COMMENT ON TABLE casework.ext_db IS 'Fields that an organisation adds by itself: single ones to a client or referral, multiple ones as records below it.';

COMMENT ON COLUMN casework.ext_db.parent IS 'Whether its fields are of people or of referrals.';

COMMENT ON COLUMN casework.ext_db.cardinality IS 'single: one set of values a parent (ext_single); multiple: records (ext_record).';

COMMENT ON COLUMN casework.ext_db.allow_api IS 'False: callers do not know of it.';

COMMENT ON COLUMN casework.ext_db.api_name IS 'Its name in paths, made from the name and the number.';

COMMENT ON COLUMN casework.ext_db.api_name_override IS 'A chosen name in paths, beside api_name; null: none.';

COMMENT ON COLUMN casework.ext_db.group_ids IS 'The groups of users that may see it; none: all.';

COMMENT ON COLUMN casework.ext_db.scope_ids IS 'The client types, or projects, it applies to; none: all.';

COMMENT ON COLUMN casework.ext_db.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.ext_db ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.ext_db_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.ext_field (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    ext_db_id bigint NOT NULL,
    label text NOT NULL,
    description text,
    field_type text NOT NULL,
    max_length integer,
    min_value numeric,
    max_value numeric,
    decimals integer,
    requirement text DEFAULT 'none'::text NOT NULL,
    allow_api boolean DEFAULT false NOT NULL,
    collaborator_name text,
    ord integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT ext_field_collaborator_name_check CHECK ((collaborator_name ~ '^[a-z][a-z0-9_]{0,62}$'::text)),
    CONSTRAINT ext_field_decimals_check CHECK (((decimals >= 0) AND (decimals <= 6))),
    CONSTRAINT ext_field_field_type_check CHECK ((field_type = ANY (ARRAY['text'::text, 'long_text'::text, 'numeric'::text, 'date'::text, 'time'::text, 'datetime'::text, 'yes_no'::text, 'option'::text, 'radio'::text, 'multi_option'::text, 'user'::text, 'organisation'::text]))),
    CONSTRAINT ext_field_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 255))),
    CONSTRAINT ext_field_max_length_check CHECK (((max_length >= 1) AND (max_length <= 255))),
    CONSTRAINT ext_field_requirement_check CHECK ((requirement = ANY (ARRAY['none'::text, 'warn'::text, 'forced'::text])))
);

COMMENT ON TABLE casework.ext_field IS 'Fields of extension databases.';

COMMENT ON COLUMN casework.ext_field.field_type IS 'What values it takes.';

COMMENT ON COLUMN casework.ext_field.max_length IS 'Of a text, in characters; null: 255.';

COMMENT ON COLUMN casework.ext_field.min_value IS 'Of a number; null: no lower end.';

COMMENT ON COLUMN casework.ext_field.max_value IS 'Of a number; null: no upper end.';

COMMENT ON COLUMN casework.ext_field.decimals IS 'Of a number, how many digits behind the point; null: any.';

COMMENT ON COLUMN casework.ext_field.requirement IS 'none; warn: people are asked for it; forced: a record needs it.';

COMMENT ON COLUMN casework.ext_field.allow_api IS 'False: callers do not know of it.';

COMMENT ON COLUMN casework.ext_field.collaborator_name IS 'A chosen name in the interface, beside x and its number; null: none.';

COMMENT ON COLUMN casework.ext_field.ord IS 'Place in lists; the same: by name.';

COMMENT ON COLUMN casework.ext_field.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.ext_field ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.ext_field_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.ext_option (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    ext_field_id bigint NOT NULL,
    label text NOT NULL,
    ord integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT ext_option_label_check CHECK (((char_length(label) >= 1) AND (char_length(label) <= 255)))
);

COMMENT ON TABLE casework.ext_option IS 'What can be chosen in fields of the types option, radio and multi_option.';

COMMENT ON COLUMN casework.ext_option.ord IS 'Place in lists; the same: by name.';

COMMENT ON COLUMN casework.ext_option.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.ext_option ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.ext_option_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.ext_record (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    ext_db_id bigint NOT NULL,
    client_id bigint,
    referral_id bigint,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    CONSTRAINT ext_record_data_check CHECK ((jsonb_typeof(data) = 'object'::text)),
    CONSTRAINT ext_record_parent_check CHECK ((num_nonnulls(client_id, referral_id) = 1))
);

COMMENT ON TABLE casework.ext_record IS 'Records of multiple extension databases, below a client or a referral.';

COMMENT ON COLUMN casework.ext_record.data IS 'Values by the ids of the fields; what has none is absent.';

COMMENT ON COLUMN casework.ext_record.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

COMMENT ON COLUMN casework.ext_record.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

ALTER TABLE casework.ext_record ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.ext_record_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.ext_single (
    org_id bigint NOT NULL,
    ext_db_id bigint NOT NULL,
    parent_id bigint NOT NULL,
    data jsonb DEFAULT '{}'::jsonb NOT NULL,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    CONSTRAINT ext_single_data_check CHECK ((jsonb_typeof(data) = 'object'::text))
);

COMMENT ON TABLE casework.ext_single IS 'Values of single extension fields, one row for each database and client or referral that has any.';

COMMENT ON COLUMN casework.ext_single.parent_id IS 'A client or a referral, as the database says: no foreign key.';

COMMENT ON COLUMN casework.ext_single.data IS 'Values by the ids of the fields; what has none is absent.';

COMMENT ON COLUMN casework.ext_single.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

CREATE TABLE casework.external_referral (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    source_id bigint NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    reason text,
    processed timestamp with time zone,
    processed_by bigint,
    created timestamp with time zone DEFAULT now() NOT NULL,
    created_by bigint,
    CONSTRAINT external_referral_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'imported'::text, 'rejected'::text])))
);

COMMENT ON TABLE casework.external_referral IS 'People from a web form, who wait to be imported or rejected.';

COMMENT ON COLUMN casework.external_referral.status IS 'pending: waits for somebody who imports or rejects it.';

COMMENT ON COLUMN casework.external_referral.reason IS 'Why it was rejected.';

COMMENT ON COLUMN casework.external_referral.processed IS 'When it was imported or rejected.';

COMMENT ON COLUMN casework.external_referral.processed_by IS 'The user who imported or rejected it.';

COMMENT ON COLUMN casework.external_referral.created_by IS 'The user (casework.app_user) for whom it was made; null: it came in by other means.';

ALTER TABLE casework.external_referral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.external_referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE casework.external_referral_person ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.external_referral_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.file_removal (
    id bigint NOT NULL,
    storage_key text NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text)
);

COMMENT ON TABLE casework.file_removal IS 'Stored files that no upload may need: each one, until its row is there, and those of deleted rows. The job looks before it removes one.';

COMMENT ON COLUMN casework.file_removal.storage_key IS 'The stored file to look after, as Storage:Folder or the bucket names it.';

COMMENT ON COLUMN casework.file_removal.run_at IS 'Not to be removed before this time.';

COMMENT ON COLUMN casework.file_removal.leased_until IS 'A node works on it, until then at the latest.';

COMMENT ON COLUMN casework.file_removal.attempts IS 'How often it was tried; also tells a claim from a later one.';

COMMENT ON COLUMN casework.file_removal.last_error IS 'Why the last attempt failed.';

COMMENT ON COLUMN casework.file_removal.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE casework.file_removal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.file_removal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.hidden_field (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    grp text NOT NULL,
    field text NOT NULL
);

COMMENT ON TABLE casework.hidden_field IS 'Fields that do not exist for a user.';

COMMENT ON COLUMN casework.hidden_field.grp IS 'A group such as clients, or extension_database/ and the number of one.';

COMMENT ON COLUMN casework.hidden_field.field IS 'The name of the field in the interface.';

CREATE TABLE casework.org (
    id bigint NOT NULL,
    name text NOT NULL,
    system_type text DEFAULT 'live'::text NOT NULL,
    key_hash bytea NOT NULL,
    time_zone text DEFAULT 'Europe/London'::text NOT NULL,
    branch_system boolean DEFAULT false NOT NULL,
    api_enabled boolean DEFAULT true NOT NULL,
    uploads_enabled boolean DEFAULT true NOT NULL,
    min_cell integer DEFAULT 0 NOT NULL,
    is_demo boolean DEFAULT false NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT org_key_hash_check CHECK ((octet_length(key_hash) = 32)),
    CONSTRAINT org_min_cell_check CHECK ((min_cell >= 0)),
    CONSTRAINT org_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255))),
    CONSTRAINT org_system_type_check CHECK ((system_type = ANY (ARRAY['live'::text, 'training'::text])))
);

COMMENT ON TABLE casework.org IS 'The organisations: tenants of Casework, each with a key of its own.';

COMMENT ON COLUMN casework.org.system_type IS 'Whether its data is real or for training; callers are told.';

COMMENT ON COLUMN casework.org.key_hash IS 'SHA-256 of the key, which is nowhere.';

COMMENT ON COLUMN casework.org.time_zone IS 'IANA name: the wall clock of its diaries, and of the dates in requests.';

COMMENT ON COLUMN casework.org.branch_system IS 'Whether it has branches: then people and referrals belong to some, and users see their own.';

COMMENT ON COLUMN casework.org.api_enabled IS 'False: every call is refused.';

COMMENT ON COLUMN casework.org.uploads_enabled IS 'False: no files are taken.';

COMMENT ON COLUMN casework.org.min_cell IS 'Counts in reports below it are not told; 0: all are.';

COMMENT ON COLUMN casework.org.is_demo IS 'Its keys are in the source: shut outside of Development.';

ALTER TABLE casework.org ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.org_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.org_source (
    org_id bigint NOT NULL,
    source_id bigint NOT NULL,
    access text DEFAULT 'read_write'::text NOT NULL,
    all_projects boolean DEFAULT true NOT NULL,
    CONSTRAINT org_source_access_check CHECK ((access = ANY (ARRAY['read'::text, 'read_write'::text])))
);

COMMENT ON TABLE casework.org_source IS 'Which software an organisation lets in, and with which projects.';

COMMENT ON COLUMN casework.org_source.access IS 'What the software may do there.';

COMMENT ON COLUMN casework.org_source.all_projects IS 'True: with every project; false: with those in org_source_project.';

CREATE TABLE casework.org_source_project (
    org_id bigint NOT NULL,
    source_id bigint NOT NULL,
    project_id bigint NOT NULL
);

COMMENT ON TABLE casework.org_source_project IS 'Projects with which a source may work where it may not with all.';

CREATE TABLE casework.project (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    name text NOT NULL,
    auto_close boolean DEFAULT false NOT NULL,
    ord integer DEFAULT 0 NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT project_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.project IS 'What an organisation offers: each referral is to one.';

COMMENT ON COLUMN casework.project.auto_close IS 'A referral is closed when its last due contact is done.';

COMMENT ON COLUMN casework.project.ord IS 'Place in lists; the same: by name.';

COMMENT ON COLUMN casework.project.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.project ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.project_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE casework.referral ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.referral_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.schedule (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    client_id bigint NOT NULL,
    project_id bigint NOT NULL,
    branch_id bigint,
    plan_id bigint,
    start_date timestamp without time zone NOT NULL,
    end_date timestamp without time zone NOT NULL,
    actual_start_date timestamp without time zone,
    actual_end_date timestamp without time zone,
    status text DEFAULT 'planned'::text NOT NULL,
    cancellation_reason integer,
    notes text,
    travel_time integer,
    travel_mileage numeric(8,2),
    updated timestamp with time zone DEFAULT now() NOT NULL,
    updated_by bigint,
    CONSTRAINT schedule_period_check CHECK ((end_date >= start_date)),
    CONSTRAINT schedule_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'in_progress'::text, 'completed'::text, 'cancelled'::text]))),
    CONSTRAINT schedule_travel_mileage_check CHECK ((travel_mileage >= (0)::numeric)),
    CONSTRAINT schedule_travel_time_check CHECK (((travel_time >= 0) AND (travel_time <= 1440)))
);

COMMENT ON TABLE casework.schedule IS 'A planned visit of a worker to a client.';

COMMENT ON COLUMN casework.schedule.plan_id IS 'The plan in the system where visits are planned; nothing here has a row for it.';

COMMENT ON COLUMN casework.schedule.start_date IS 'When it is planned to begin, in the wall clock of the organisation.';

COMMENT ON COLUMN casework.schedule.end_date IS 'When it is planned to end, in the wall clock of the organisation.';

COMMENT ON COLUMN casework.schedule.actual_start_date IS 'When it began; null: it has not.';

COMMENT ON COLUMN casework.schedule.actual_end_date IS 'When it ended; null: it has not.';

COMMENT ON COLUMN casework.schedule.status IS 'How far it is; completed and cancelled ones stay.';

COMMENT ON COLUMN casework.schedule.cancellation_reason IS 'Key of the dictionary schedules/cancellation_reason.';

COMMENT ON COLUMN casework.schedule.travel_time IS 'Minutes on the way.';

COMMENT ON COLUMN casework.schedule.travel_mileage IS 'Miles on the way.';

COMMENT ON COLUMN casework.schedule.updated_by IS 'The user (casework.app_user) who changed it last; null: it came in by other means.';

ALTER TABLE casework.schedule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.schedule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.source (
    id bigint NOT NULL,
    name text NOT NULL,
    key_hash bytea NOT NULL,
    active boolean DEFAULT true NOT NULL,
    is_demo boolean DEFAULT false NOT NULL,
    CONSTRAINT source_key_hash_check CHECK ((octet_length(key_hash) = 32)),
    CONSTRAINT source_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.source IS 'A supplier of software: the same key for all organisations that it serves.';

COMMENT ON COLUMN casework.source.key_hash IS 'SHA-256 of the key, which is nowhere.';

COMMENT ON COLUMN casework.source.active IS 'False: its key proves nothing.';

COMMENT ON COLUMN casework.source.is_demo IS 'Its key is in the source: shut outside of Development.';

ALTER TABLE casework.source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.template (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    project_id bigint NOT NULL,
    name text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    CONSTRAINT template_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.template IS 'Forms by which referrals to a project are made.';

COMMENT ON COLUMN casework.template.active IS 'False: it is not offered any more; what has it keeps it.';

ALTER TABLE casework.template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE casework.upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.user_branch (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    branch_id bigint NOT NULL
);

COMMENT ON TABLE casework.user_branch IS 'Branches whose people and referrals a user sees.';

CREATE TABLE casework.user_client_type (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    type_id integer NOT NULL
);

COMMENT ON TABLE casework.user_client_type IS 'Types of people whom a user sees.';

COMMENT ON COLUMN casework.user_client_type.type_id IS 'Key of the dictionary client_type.';

CREATE TABLE casework.user_group (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    name text NOT NULL,
    can_report boolean DEFAULT true NOT NULL,
    referral_admin boolean DEFAULT false NOT NULL,
    CONSTRAINT user_group_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE casework.user_group IS 'Groups of users: what they may do beside seeing records.';

COMMENT ON COLUMN casework.user_group.can_report IS 'They may ask for counts (dimension).';

COMMENT ON COLUMN casework.user_group.referral_admin IS 'They look after people from web forms (external_referral).';

ALTER TABLE casework.user_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.user_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.user_key (
    key_hash bytea NOT NULL,
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    source_id bigint NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    revoked timestamp with time zone,
    CONSTRAINT user_key_key_hash_check CHECK ((octet_length(key_hash) = 32))
);

COMMENT ON TABLE casework.user_key IS 'A key of a user for one source; the text is nowhere.';

COMMENT ON COLUMN casework.user_key.key_hash IS 'SHA-256 of the key, which is nowhere.';

COMMENT ON COLUMN casework.user_key.revoked IS 'Since when it proves nothing; null: it does.';

CREATE TABLE casework.user_project (
    org_id bigint NOT NULL,
    user_id bigint NOT NULL,
    project_id bigint NOT NULL
);

COMMENT ON TABLE casework.user_project IS 'Projects whose referrals a user sees.';

CREATE TABLE casework.worker (
    id bigint NOT NULL,
    org_id bigint NOT NULL,
    client_id bigint,
    user_id bigint,
    first_name text,
    surname text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    email text,
    phone text,
    mobile text,
    postcode text,
    district integer,
    start_date date,
    end_date date,
    updated timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT worker_surname_check CHECK ((btrim(surname) <> ''::text))
);

COMMENT ON TABLE casework.worker IS 'Support workers: whom visits are planned for. They may be people of the organisation, or users, or neither.';

COMMENT ON COLUMN casework.worker.active IS 'False: nobody is planned to them any more.';

COMMENT ON COLUMN casework.worker.district IS 'Key of the dictionary organisations/district.';

COMMENT ON COLUMN casework.worker.start_date IS 'First day of their work.';

COMMENT ON COLUMN casework.worker.end_date IS 'Last day of their work; null: it goes on.';

CREATE TABLE casework.worker_branch (
    org_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    branch_id bigint NOT NULL
);

COMMENT ON TABLE casework.worker_branch IS 'The branches of support workers.';

ALTER TABLE casework.worker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME casework.worker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE casework.worker_project (
    org_id bigint NOT NULL,
    worker_id bigint NOT NULL,
    project_id bigint NOT NULL
);

COMMENT ON TABLE casework.worker_project IS 'The projects of support workers.';

CREATE TABLE chat.app (
    id bigint NOT NULL,
    app_id text NOT NULL,
    name text NOT NULL,
    default_avatar_url text DEFAULT ''::text NOT NULL,
    is_demo boolean DEFAULT false NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT app_app_id_check CHECK ((app_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
    CONSTRAINT app_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE chat.app IS 'The tenants of Chat. A back end proves itself as an app by one of its secrets.';

COMMENT ON COLUMN chat.app.app_id IS 'As callers spell it; elsewhere app_id is the number.';

COMMENT ON COLUMN chat.app.default_avatar_url IS 'Shown for users without a picture of their own.';

COMMENT ON COLUMN chat.app.is_demo IS 'Its secret is in the source: shut outside of Development.';

ALTER TABLE chat.app ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.app_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.app_secret (
    digest bytea NOT NULL,
    app_id bigint NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    revoked_at timestamp with time zone,
    CONSTRAINT app_secret_digest_check CHECK ((octet_length(digest) = 32))
);

COMMENT ON TABLE chat.app_secret IS 'Secrets of apps; several may be good at a time, so that one can be replaced without a pause.';

COMMENT ON COLUMN chat.app_secret.digest IS 'SHA-256 of the secret, which is nowhere.';

COMMENT ON COLUMN chat.app_secret.revoked_at IS 'Since when it proves nothing; null: it does.';

CREATE TABLE chat.app_user (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    email text NOT NULL,
    email_key text GENERATED ALWAYS AS (lower(email)) STORED NOT NULL,
    username text NOT NULL,
    avatar_url text DEFAULT ''::text NOT NULL,
    password_hash text NOT NULL,
    auth_token text NOT NULL,
    extras json DEFAULT '{}'::json NOT NULL,
    is_system boolean DEFAULT false NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    erased_at timestamp with time zone,
    blank_before_id bigint DEFAULT 0 NOT NULL,
    blanked_id bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    former_email text,
    named_id bigint DEFAULT 0 NOT NULL,
    told_id bigint DEFAULT 0 NOT NULL,
    keeps_messages boolean DEFAULT false NOT NULL,
    CONSTRAINT app_user_auth_token_check CHECK (((char_length(auth_token) >= 1) AND (char_length(auth_token) <= 255))),
    CONSTRAINT app_user_email_check CHECK ((((char_length(email) >= 1) AND (char_length(email) <= 254)) AND (email !~ '[[:space:][:cntrl:]]'::text))),
    CONSTRAINT app_user_username_check CHECK (((char_length(username) >= 1) AND (char_length(username) <= 255)))
);
ALTER TABLE ONLY chat.app_user ALTER COLUMN app_id SET STATISTICS 0;

COMMENT ON TABLE chat.app_user IS 'The users of an app, made by its back end. The largest part of a row is what callers keep in extras.';

COMMENT ON COLUMN chat.app_user.email IS 'Any id without blanks, as it was first spelled.';

COMMENT ON COLUMN chat.app_user.email_key IS 'The id in lower case: by it a user is found and is unique in the app.';

COMMENT ON COLUMN chat.app_user.auth_token IS 'Readable: it is handed out at every log-in and in exports.';

COMMENT ON COLUMN chat.app_user.extras IS 'What the caller keeps with the user, as it was sent; up to the limit of a call.';

COMMENT ON COLUMN chat.app_user.is_system IS 'The one user of an app who writes the system messages of rooms; made with the app.';

COMMENT ON COLUMN chat.app_user.is_active IS 'Deactivated users stay in their rooms and may not post.';

COMMENT ON COLUMN chat.app_user.erased_at IS 'Nothing of the person is left but the row that comments point to.';

COMMENT ON COLUMN chat.app_user.blank_before_id IS 'Comments of an erased user below this id are emptied by a job, which has come to blanked_id.';

COMMENT ON COLUMN chat.app_user.blanked_id IS 'How far the job that empties an erased user''s comments has come.';

COMMENT ON COLUMN chat.app_user.former_email IS 'Of an erased user, until a job has taken it out of the system events, where it has come to named_id, and then of what webhooks are told, where it has come to told_id.';

COMMENT ON COLUMN chat.app_user.named_id IS 'How far the job has taken the former id out of system events.';

COMMENT ON COLUMN chat.app_user.told_id IS 'How far the job has taken the former id out of what webhooks are told.';

COMMENT ON COLUMN chat.app_user.keeps_messages IS 'Of an erased user: the comments below blank_before_id stay, and only who is named where they are quoted changes.';

ALTER TABLE chat.app_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.app_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.comment (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    room_id bigint NOT NULL,
    room_seq bigint NOT NULL,
    comment_before_id bigint NOT NULL,
    user_id bigint NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    payload json,
    extras json DEFAULT '{}'::json NOT NULL,
    disable_link_preview boolean DEFAULT false NOT NULL,
    unique_temp_id text NOT NULL,
    parent_id bigint,
    created_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    CONSTRAINT comment_unique_temp_id_check CHECK (((char_length(unique_temp_id) >= 1) AND (char_length(unique_temp_id) <= 255)))
)
WITH (autovacuum_vacuum_insert_scale_factor='0.02', autovacuum_analyze_scale_factor='0.02');
ALTER TABLE ONLY chat.comment ALTER COLUMN app_id SET STATISTICS 0;

COMMENT ON TABLE chat.comment IS 'The comments of rooms, each room a chain without gaps: the largest table of Chat, and it only grows. Written by chat.append_comment() and by imports. Vacuumed after 2 % of inserts, not 20: that empties the pending list of the search index and freezes in small portions.';

COMMENT ON COLUMN chat.comment.room_seq IS 'Dense, 1 to room.comment_seq: pages are ranges of it.';

COMMENT ON COLUMN chat.comment.comment_before_id IS 'The comment before it in the room; 0: it is the first.';

COMMENT ON COLUMN chat.comment.type IS 'What payload holds, such as text, file_attachment, reply or system_event.';

COMMENT ON COLUMN chat.comment.message IS 'The text.';

COMMENT ON COLUMN chat.comment.payload IS 'json, not jsonb: it is echoed as it was sent.';

COMMENT ON COLUMN chat.comment.extras IS 'What the caller keeps with the comment, as it was sent.';

COMMENT ON COLUMN chat.comment.disable_link_preview IS 'Clients are to show no preview of links.';

COMMENT ON COLUMN chat.comment.unique_temp_id IS 'The key that its sender chose, or one made at random: a post that comes again finds its first.';

COMMENT ON COLUMN chat.comment.parent_id IS 'The comment that it answers.';

COMMENT ON COLUMN chat.comment.edited_at IS 'When message or payload were last changed; null: never.';

COMMENT ON COLUMN chat.comment.deleted_at IS 'Message and payload are gone, the place in the chain is kept.';

ALTER TABLE chat.comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.event (
    id bigint NOT NULL,
    unique_id uuid DEFAULT gen_random_uuid() NOT NULL,
    app_id bigint NOT NULL,
    type text NOT NULL,
    room_id bigint,
    comment_id bigint,
    body json,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE chat.event IS 'What happened, for webhooks and open streams, written in the transaction that caused it. A comment has an event only where a webhook asks for it: streams are pointed to its own row (chat.live_event).';

COMMENT ON COLUMN chat.event.unique_id IS 'The id that webhooks are told, the same in every attempt.';

COMMENT ON COLUMN chat.event.type IS 'The operation that caused it, such as post_comment; push: the devices of a comment''s readers.';

COMMENT ON COLUMN chat.event.room_id IS 'No foreign key: the event of a deleted room outlives it.';

COMMENT ON COLUMN chat.event.comment_id IS 'The comment that it is about; no foreign key, it may be gone when it is told.';

COMMENT ON COLUMN chat.event.body IS 'What the rows do not say any more when the event is told.';

ALTER TABLE chat.event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.export (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    unique_id uuid DEFAULT gen_random_uuid() NOT NULL,
    resource_name text NOT NULL,
    start_date date,
    end_date date,
    status text DEFAULT 'started'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    run_at timestamp with time zone DEFAULT now() NOT NULL,
    leased_until timestamp with time zone,
    last_error text,
    percentage smallint DEFAULT 0 NOT NULL,
    total_rows bigint DEFAULT 0 NOT NULL,
    size bigint DEFAULT 0 NOT NULL,
    error_message text DEFAULT ''::text NOT NULL,
    original_filename text NOT NULL,
    storage_key text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    deleted_at timestamp with time zone,
    CONSTRAINT export_percentage_check CHECK (((percentage >= 0) AND (percentage <= 100))),
    CONSTRAINT export_resource_name_check CHECK ((resource_name = ANY (ARRAY['users'::text, 'rooms'::text, 'comments'::text]))),
    CONSTRAINT export_status_check CHECK ((status = ANY (ARRAY['started'::text, 'finished'::text, 'failed'::text])))
);

COMMENT ON TABLE chat.export IS 'Exports of an app: a job writes a file, which the app fetches.';

COMMENT ON COLUMN chat.export.unique_id IS 'The id in the path and in the link.';

COMMENT ON COLUMN chat.export.resource_name IS 'What is exported.';

COMMENT ON COLUMN chat.export.start_date IS 'Only what was made from this day on; null: from the beginning.';

COMMENT ON COLUMN chat.export.end_date IS 'Only what was made up to this day; null: to the end.';

COMMENT ON COLUMN chat.export.status IS 'started: waits for a node, or one works on it.';

COMMENT ON COLUMN chat.export.attempts IS 'How often it was claimed; also tells a claim from a later one.';

COMMENT ON COLUMN chat.export.run_at IS 'Not to be claimed before this time.';

COMMENT ON COLUMN chat.export.leased_until IS 'A node works on it until then, and extends it; over: any node may take it up.';

COMMENT ON COLUMN chat.export.last_error IS 'What ended the last attempt; for operators, not for callers.';

COMMENT ON COLUMN chat.export.percentage IS 'How far it is, for callers.';

COMMENT ON COLUMN chat.export.total_rows IS 'Rows written so far, in the end all.';

COMMENT ON COLUMN chat.export.size IS 'Bytes of the file so far, in the end of all of it.';

COMMENT ON COLUMN chat.export.error_message IS 'What callers are told when it failed.';

COMMENT ON COLUMN chat.export.storage_key IS 'Where the file is stored; null: not yet.';

COMMENT ON COLUMN chat.export.finished_at IS 'When it was finished or failed.';

COMMENT ON COLUMN chat.export.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

COMMENT ON COLUMN chat.export.deleted_at IS 'Gone for callers; a job removes the files, then the row.';

ALTER TABLE chat.export ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.import (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    unique_id uuid DEFAULT gen_random_uuid() NOT NULL,
    resource_name text NOT NULL,
    existing text DEFAULT 'refuse'::text NOT NULL,
    original_filename text NOT NULL,
    size bigint NOT NULL,
    content bytea,
    status text DEFAULT 'started'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    run_at timestamp with time zone DEFAULT now() NOT NULL,
    leased_until timestamp with time zone,
    last_error text,
    total_rows bigint DEFAULT 0 NOT NULL,
    errors json DEFAULT '{"Message":"","Data":null}'::json NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    CONSTRAINT import_existing_check CHECK ((existing = ANY (ARRAY['refuse'::text, 'skip'::text]))),
    CONSTRAINT import_resource_name_check CHECK ((resource_name = ANY (ARRAY['users'::text, 'rooms'::text, 'comments'::text]))),
    CONSTRAINT import_status_check CHECK ((status = ANY (ARRAY['started'::text, 'finished'::text, 'failed'::text])))
);

COMMENT ON TABLE chat.import IS 'Imports of an app: a job checks and writes the rows of an uploaded file, all of them or none.';

COMMENT ON COLUMN chat.import.unique_id IS 'The id in the path.';

COMMENT ON COLUMN chat.import.resource_name IS 'What is imported.';

COMMENT ON COLUMN chat.import.existing IS 'What becomes of a row that is there already: the file is refused, or the row skipped.';

COMMENT ON COLUMN chat.import.size IS 'Bytes of the file.';

COMMENT ON COLUMN chat.import.content IS 'The uploaded file; null once the job has ended.';

COMMENT ON COLUMN chat.import.status IS 'started: waits for a node, or one works on it.';

COMMENT ON COLUMN chat.import.attempts IS 'How often it was claimed; also tells a claim from a later one.';

COMMENT ON COLUMN chat.import.run_at IS 'Not to be claimed before this time.';

COMMENT ON COLUMN chat.import.leased_until IS 'A node works on it until then, and extends it; over: any node may take it up.';

COMMENT ON COLUMN chat.import.last_error IS 'What ended the last attempt; for operators, not for callers.';

COMMENT ON COLUMN chat.import.total_rows IS 'Rows of the file.';

COMMENT ON COLUMN chat.import.errors IS 'What is wrong with the file, as callers are told.';

COMMENT ON COLUMN chat.import.finished_at IS 'When it was finished or failed.';

COMMENT ON COLUMN chat.import.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

CREATE UNLOGGED TABLE chat.import_comment (
    import_id bigint NOT NULL,
    row_number integer NOT NULL,
    unique_id text,
    room_unique_id text,
    creator_email text,
    type text,
    message text,
    payload text,
    payload_end text,
    extras json,
    disable_link_preview boolean,
    parent_unique_id text,
    created_at timestamp with time zone,
    edited_at timestamp with time zone,
    deleted_at timestamp with time zone,
    room_id bigint,
    user_id bigint,
    parent_row integer,
    parent_id bigint,
    comment_id bigint,
    room_seq bigint,
    comment_before_id bigint
)
WITH (fillfactor='60');
ALTER TABLE ONLY chat.import_comment ALTER COLUMN import_id SET STATISTICS 0;

COMMENT ON TABLE chat.import_comment IS 'Comments on their way in, as chat.import_user. Fillfactor 60: each row is updated several times before it is written to chat.comment.';

COMMENT ON COLUMN chat.import_comment.row_number IS 'The row in the file, from 1.';

COMMENT ON COLUMN chat.import_comment.unique_id IS 'The unique_temp_id in the file.';

COMMENT ON COLUMN chat.import_comment.room_unique_id IS 'Its room, by the id in the file.';

COMMENT ON COLUMN chat.import_comment.creator_email IS 'Its author, by the id in the file.';

COMMENT ON COLUMN chat.import_comment.type IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.message IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.payload IS 'JSON; of a reply up to the id of the comment that it answers, whose number is not known yet, and payload_end what follows.';

COMMENT ON COLUMN chat.import_comment.payload_end IS 'What follows in the payload behind the id of the comment that is answered.';

COMMENT ON COLUMN chat.import_comment.extras IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.disable_link_preview IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.parent_unique_id IS 'The comment that it answers, by the id in the file.';

COMMENT ON COLUMN chat.import_comment.edited_at IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.deleted_at IS 'As in the file.';

COMMENT ON COLUMN chat.import_comment.room_id IS 'The room, once it is found.';

COMMENT ON COLUMN chat.import_comment.user_id IS 'The author, once found.';

COMMENT ON COLUMN chat.import_comment.parent_row IS 'The row of the same file that is answered; else parent_id, the comment.';

COMMENT ON COLUMN chat.import_comment.parent_id IS 'The comment that it answers, once found.';

COMMENT ON COLUMN chat.import_comment.comment_id IS 'The id that it gets, drawn when all rows are right.';

COMMENT ON COLUMN chat.import_comment.room_seq IS 'The place in its room''s chain that it gets.';

COMMENT ON COLUMN chat.import_comment.comment_before_id IS 'The comment before it in its room''s chain.';

ALTER TABLE chat.import ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE chat.import_room (
    import_id bigint NOT NULL,
    row_number integer NOT NULL,
    unique_id text,
    type text,
    is_channel boolean,
    name text,
    avatar_url text,
    options text,
    creator_email text,
    participant_emails json,
    created_at timestamp with time zone
);
ALTER TABLE ONLY chat.import_room ALTER COLUMN import_id SET STATISTICS 0;

COMMENT ON TABLE chat.import_room IS 'Rooms on their way in, as chat.import_user.';

COMMENT ON COLUMN chat.import_room.row_number IS 'The row in the file, from 1.';

COMMENT ON COLUMN chat.import_room.unique_id IS 'As in the file.';

COMMENT ON COLUMN chat.import_room.type IS 'As in the file.';

COMMENT ON COLUMN chat.import_room.is_channel IS 'As in the file.';

COMMENT ON COLUMN chat.import_room.options IS 'As in the file.';

COMMENT ON COLUMN chat.import_room.creator_email IS 'Who made it, by the id in the file.';

COMMENT ON COLUMN chat.import_room.participant_emails IS 'A list of texts, in the order in which they joined.';

CREATE UNLOGGED TABLE chat.import_user (
    import_id bigint NOT NULL,
    row_number integer NOT NULL,
    email text,
    username text,
    avatar_url text,
    auth_token text,
    password_hash text,
    extras json,
    is_active boolean,
    created_at timestamp with time zone,
    erased_at timestamp with time zone
);
ALTER TABLE ONLY chat.import_user ALTER COLUMN import_id SET STATISTICS 0;

COMMENT ON TABLE chat.import_user IS 'Users on their way in: the rows of a file that is being imported. Unlogged: a job whose rows went with the server begins anew. Here and in its two like a null is what is wrong with the row, or not known yet.';

COMMENT ON COLUMN chat.import_user.row_number IS 'The row in the file, from 1.';

COMMENT ON COLUMN chat.import_user.auth_token IS 'The token of the user in the file; null: one is made.';

COMMENT ON COLUMN chat.import_user.password_hash IS 'Null where the file has a plain text, until it is hashed: that is never stored.';

COMMENT ON COLUMN chat.import_user.extras IS 'As in the file.';

COMMENT ON COLUMN chat.import_user.is_active IS 'As in the file.';

COMMENT ON COLUMN chat.import_user.erased_at IS 'As in the file: when the user was erased in the app that was exported.';

CREATE TABLE chat.link_key (
    is_only boolean DEFAULT true NOT NULL,
    key bytea NOT NULL,
    CONSTRAINT link_key_is_only_check CHECK (is_only),
    CONSTRAINT link_key_key_check CHECK ((octet_length(key) = 32))
);

COMMENT ON TABLE chat.link_key IS 'Signs download links. Made with the database; a new one voids all links.';

COMMENT ON COLUMN chat.link_key.is_only IS 'Always true: there is one row.';

COMMENT ON COLUMN chat.link_key.key IS '32 random bytes, the key of an HMAC.';

CREATE TABLE chat.live_event (
    app_id bigint NOT NULL,
    xact xid8 DEFAULT pg_current_xact_id() NOT NULL,
    place bigint NOT NULL,
    room_id bigint NOT NULL,
    comment_id bigint,
    event_id bigint,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT live_event_check CHECK ((num_nonnulls(comment_id, event_id) = 1))
)
WITH (autovacuum_vacuum_scale_factor='0.05');

COMMENT ON TABLE chat.live_event IS 'What open streams are told: new comments, and rows of chat.event. Kept for about a day, for those who resume. No foreign keys: a row costs post_comment as little as it can, and what is gone is passed over. Vacuumed after 5 % of changes, not 20: a days rows go as the next days come.';

COMMENT ON COLUMN chat.live_event.app_id IS 'The app whose streams are told.';

COMMENT ON COLUMN chat.live_event.xact IS 'The transaction that wrote it. What a reader has seen is what was committed in a snapshot: numbers alone do not tell, they are drawn before the commit.';

COMMENT ON COLUMN chat.live_event.place IS 'Within a room the order in which things happened.';

COMMENT ON COLUMN chat.live_event.room_id IS 'The room in which it happened.';

COMMENT ON COLUMN chat.live_event.comment_id IS 'A new comment; else event_id.';

COMMENT ON COLUMN chat.live_event.event_id IS 'A row of chat.event; else comment_id.';

ALTER TABLE chat.live_event ALTER COLUMN place ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME chat.live_event_place_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.participant (
    app_id bigint NOT NULL,
    room_id bigint NOT NULL,
    user_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    read_seq bigint DEFAULT 0 NOT NULL,
    read_comment_id bigint DEFAULT 0 NOT NULL,
    received_comment_id bigint DEFAULT 0 NOT NULL,
    joined_at timestamp with time zone DEFAULT now() NOT NULL
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY chat.participant ALTER COLUMN app_id SET STATISTICS 0;

COMMENT ON TABLE chat.participant IS 'Who is in which room, and how far they have read. Updated at every post for its author and at every reading. Fillfactor 80, and nothing of it that changes is in an index. Vacuumed after 5 % of changes, not 20: every post and every reading leaves a dead version.';

COMMENT ON COLUMN chat.participant.ordinal IS 'The order in which people joined.';

COMMENT ON COLUMN chat.participant.read_seq IS 'Chain position read up to. What a user posts moves it to the own comment, so the count of unread ones is room.comment_seq less this.';

COMMENT ON COLUMN chat.participant.read_comment_id IS 'The last comment that was read, as callers name it; moves forward only.';

COMMENT ON COLUMN chat.participant.received_comment_id IS 'The last comment that a device has received; moves forward only.';

COMMENT ON COLUMN chat.participant.joined_at IS 'When the user came into the room.';

ALTER TABLE chat.participant ALTER COLUMN ordinal ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME chat.participant_ordinal_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.room (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    unique_id text NOT NULL,
    type text NOT NULL,
    is_channel boolean DEFAULT false NOT NULL,
    name text NOT NULL,
    avatar_url text DEFAULT ''::text NOT NULL,
    options text,
    creator_id bigint NOT NULL,
    pair_low bigint,
    pair_high bigint,
    comment_seq bigint DEFAULT 0 NOT NULL,
    last_comment_id bigint DEFAULT 0 NOT NULL,
    last_comment_message text DEFAULT ''::text NOT NULL,
    last_comment_at timestamp with time zone,
    cleared_seq bigint DEFAULT 0 NOT NULL,
    blanked_seq bigint DEFAULT 0 NOT NULL,
    deleted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT room_pair_check CHECK (
CASE
    WHEN ((type = 'single'::text) AND (deleted_at IS NULL)) THEN COALESCE((pair_low < pair_high), false)
    ELSE ((pair_low IS NULL) AND (pair_high IS NULL))
END),
    CONSTRAINT room_type_check CHECK ((type = ANY (ARRAY['single'::text, 'group'::text]))),
    CONSTRAINT room_unique_id_check CHECK (((char_length(unique_id) >= 1) AND (char_length(unique_id) <= 255)))
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY chat.room ALTER COLUMN app_id SET STATISTICS 0;

COMMENT ON TABLE chat.room IS 'Rooms: two people (single) or many (group); the head of a chain of comments. A post updates its room, so it is the table of Chat that is updated most. Fillfactor 80, and nothing that a post changes is in an index. Vacuumed after 5 % of changes, not 20: every post leaves a dead version.';

COMMENT ON COLUMN chat.room.unique_id IS 'The id that the caller chose, or one made at random; unique in the app.';

COMMENT ON COLUMN chat.room.type IS 'single: two people and never more; group: any number.';

COMMENT ON COLUMN chat.room.is_channel IS 'A group that was made by get_or_create_channel.';

COMMENT ON COLUMN chat.room.options IS 'What the caller keeps with the room, as it was sent.';

COMMENT ON COLUMN chat.room.pair_low IS 'Of a single room the participant with the smaller number; with pair_high it makes the pair unique.';

COMMENT ON COLUMN chat.room.pair_high IS 'Of a single room the participant with the larger number.';

COMMENT ON COLUMN chat.room.comment_seq IS 'How many comments there are: the end of the chain.';

COMMENT ON COLUMN chat.room.last_comment_id IS 'Of the end of the chain; the three columns are written by whoever appends, and have no index, so that the update stays in its page.';

COMMENT ON COLUMN chat.room.last_comment_message IS 'The text of the end of the chain, for lists of rooms.';

COMMENT ON COLUMN chat.room.last_comment_at IS 'When the end of the chain was posted; null: nothing was.';

COMMENT ON COLUMN chat.room.cleared_seq IS 'Comments up to here were cleared: nobody sees them, the chain keeps them.';

COMMENT ON COLUMN chat.room.blanked_seq IS 'Up to here a job has emptied the cleared comments.';

COMMENT ON COLUMN chat.room.deleted_at IS 'Gone for everybody; a job removes the rows.';

ALTER TABLE chat.room ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.room_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW chat.shown_comment AS
 SELECT comment.id,
    comment.app_id,
    comment.room_id,
    comment.room_seq,
    comment.comment_before_id,
    room.name AS room_name,
    room.type AS chat_type,
    comment.type,
    comment.message,
    comment.payload,
    comment.extras,
    comment.disable_link_preview,
    comment.user_id,
    app_user.email,
    app_user.username,
    COALESCE(NULLIF(app_user.avatar_url, ''::text), app.default_avatar_url) AS user_avatar_url,
    comment.created_at AS "timestamp",
    comment.unique_temp_id,
    (comment.edited_at IS NOT NULL) AS is_edited,
    (comment.deleted_at IS NOT NULL) AS is_deleted
   FROM (((chat.comment
     JOIN chat.room ON (((room.app_id = comment.app_id) AND (room.id = comment.room_id))))
     JOIN chat.app_user ON (((app_user.app_id = comment.app_id) AND (app_user.id = comment.user_id))))
     JOIN chat.app ON ((app.id = comment.app_id)))
  WHERE ((room.deleted_at IS NULL) AND (comment.room_seq > room.cleared_seq));

COMMENT ON VIEW chat.shown_comment IS 'Comments as anybody may see them, with their author as known now; without cleared ones.';

COMMENT ON COLUMN chat.shown_comment.room_name IS 'The name of its room.';

COMMENT ON COLUMN chat.shown_comment.chat_type IS 'The type of its room, single or group.';

COMMENT ON COLUMN chat.shown_comment.user_avatar_url IS 'The author''s picture, or the app''s for those who have none.';

COMMENT ON COLUMN chat.shown_comment."timestamp" IS 'When it was posted.';

COMMENT ON COLUMN chat.shown_comment.is_edited IS 'Message or payload were changed after posting.';

COMMENT ON COLUMN chat.shown_comment.is_deleted IS 'Message and payload are gone; the comment keeps its place.';

CREATE VIEW chat.shown_user AS
 SELECT app_user.id,
    app_user.app_id,
    app_user.email,
    app_user.username,
    COALESCE(NULLIF(app_user.avatar_url, ''::text), app.default_avatar_url) AS avatar_url,
    app_user.extras,
    app_user.is_active,
    app_user.auth_token,
    ( SELECT COALESCE(max(room.last_comment_id), (0)::bigint) AS "coalesce"
           FROM (chat.participant
             JOIN chat.room ON (((room.app_id = participant.app_id) AND (room.id = participant.room_id))))
          WHERE ((participant.app_id = app_user.app_id) AND (participant.user_id = app_user.id) AND (room.comment_seq > room.cleared_seq))) AS last_comment_id,
    app_user.created_at,
    app_user.updated_at
   FROM (chat.app_user
     JOIN chat.app ON ((app.id = app_user.app_id)))
  WHERE ((NOT app_user.is_system) AND (app_user.erased_at IS NULL));

COMMENT ON VIEW chat.shown_user IS 'Users as callers may name and see them: not the System user, nobody who was erased.';

CREATE TABLE chat.upload (
    unique_id uuid DEFAULT gen_random_uuid() NOT NULL,
    app_id bigint NOT NULL,
    storage_key text NOT NULL,
    original_filename text NOT NULL,
    content_type text NOT NULL,
    size bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE chat.upload IS 'Files of comments. Whoever has the id may read the file: it is the link that users open.';

COMMENT ON COLUMN chat.upload.unique_id IS 'The unguessable part of the link.';

COMMENT ON COLUMN chat.upload.storage_key IS 'Where the content is stored.';

COMMENT ON COLUMN chat.upload.size IS 'In bytes.';

CREATE TABLE chat.user_device (
    app_id bigint NOT NULL,
    user_id bigint NOT NULL,
    platform text NOT NULL,
    token text NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_device_platform_check CHECK ((platform = ANY (ARRAY['ios'::text, 'android'::text, 'rn'::text]))),
    CONSTRAINT user_device_token_check CHECK (((octet_length(token) >= 1) AND (octet_length(token) <= 1024)))
);

COMMENT ON TABLE chat.user_device IS 'Where push messages go. A token belongs to the user who registered it last.';

COMMENT ON COLUMN chat.user_device.platform IS 'Which push service the token is of.';

COMMENT ON COLUMN chat.user_device.token IS 'What the push service knows the device by.';

CREATE VIEW chat.user_room AS
 SELECT participant.app_id,
    participant.user_id,
    room.id AS room_id,
    room.name AS room_name,
    room.type AS room_type,
    room.unique_id,
    room.is_channel,
    room.avatar_url AS room_avatar_url,
    room.options,
    shown.last_comment_id,
    shown.last_comment_message,
    shown.last_comment_timestamp,
    (room.comment_seq - GREATEST(participant.read_seq, room.cleared_seq)) AS unread_count,
    COALESCE(room.last_comment_at, room.created_at) AS active_at
   FROM ((chat.participant
     JOIN chat.room ON (((room.app_id = participant.app_id) AND (room.id = participant.room_id))))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (room.comment_seq > room.cleared_seq) THEN room.last_comment_id
                    ELSE (0)::bigint
                END AS last_comment_id,
                CASE
                    WHEN (room.comment_seq > room.cleared_seq) THEN room.last_comment_message
                    ELSE ''::text
                END AS last_comment_message,
                CASE
                    WHEN (room.comment_seq > room.cleared_seq) THEN room.last_comment_at
                    ELSE '0001-01-01 00:00:00+00'::timestamp with time zone
                END AS last_comment_timestamp) shown)
  WHERE (room.deleted_at IS NULL);

COMMENT ON VIEW chat.user_room IS 'The rooms of a user, each as it stands for them.';

COMMENT ON COLUMN chat.user_room.room_name IS 'The room''s name, as its row has it.';

COMMENT ON COLUMN chat.user_room.room_type IS 'single or group.';

COMMENT ON COLUMN chat.user_room.room_avatar_url IS 'The room''s picture.';

COMMENT ON COLUMN chat.user_room.last_comment_timestamp IS 'When the last comment was posted; the beginning of the era where nobody sees any.';

COMMENT ON COLUMN chat.user_room.unread_count IS 'How many comments of the chain the user has not read, cleared ones left out.';

COMMENT ON COLUMN chat.user_room.active_at IS 'By which lists are ordered: when the last comment was posted, else when the room was made.';

CREATE TABLE chat.webhook_delivery (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    endpoint_id bigint NOT NULL,
    body text,
    status text DEFAULT 'pending'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    run_at timestamp with time zone DEFAULT now() NOT NULL,
    last_status integer,
    last_error text,
    last_response text,
    attempted_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    leased_until timestamp with time zone,
    CONSTRAINT webhook_delivery_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'delivered'::text, 'dead'::text])))
)
WITH (autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_threshold='1000');

COMMENT ON TABLE chat.webhook_delivery IS 'What a webhook is to be told, a row for each event and endpoint: the outbox. Delivered and dead ones are removed after their time by a job. Vacuumed after 1 % of changes: claims read past the dead entries of what was delivered.';

COMMENT ON COLUMN chat.webhook_delivery.body IS 'Rendered at the first attempt; all attempts send the same bytes. Null again once it has been delivered.';

COMMENT ON COLUMN chat.webhook_delivery.status IS 'dead: given up after the last attempt; it can be sent again by hand.';

COMMENT ON COLUMN chat.webhook_delivery.attempts IS 'How often it was sent.';

COMMENT ON COLUMN chat.webhook_delivery.run_at IS 'When it is due: for the first time, again, or once more where its node was lost.';

COMMENT ON COLUMN chat.webhook_delivery.last_status IS 'The HTTP status of the last answer; null: there was none.';

COMMENT ON COLUMN chat.webhook_delivery.last_error IS 'What went wrong at the last attempt.';

COMMENT ON COLUMN chat.webhook_delivery.last_response IS 'The beginning of the last answer''s body.';

COMMENT ON COLUMN chat.webhook_delivery.attempted_at IS 'When it was last sent.';

COMMENT ON COLUMN chat.webhook_delivery.finished_at IS 'When it was delivered or given up.';

COMMENT ON COLUMN chat.webhook_delivery.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

COMMENT ON COLUMN chat.webhook_delivery.leased_until IS 'A node sends it, until then at the latest.';

ALTER TABLE chat.webhook_delivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.webhook_delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE chat.webhook_endpoint (
    id bigint NOT NULL,
    app_id bigint NOT NULL,
    url text NOT NULL,
    secret text NOT NULL,
    old_secret text,
    old_secret_until timestamp with time zone,
    events text[] DEFAULT '{post_comment}'::text[] NOT NULL,
    is_enabled boolean DEFAULT true NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone
);

COMMENT ON TABLE chat.webhook_endpoint IS 'Where an app is told what happens.';

COMMENT ON COLUMN chat.webhook_endpoint.secret IS 'Readable: it signs what is sent.';

COMMENT ON COLUMN chat.webhook_endpoint.old_secret IS 'The secret before the present one; both sign until old_secret_until.';

COMMENT ON COLUMN chat.webhook_endpoint.old_secret_until IS 'Until when the old secret signs too.';

COMMENT ON COLUMN chat.webhook_endpoint.events IS 'The types of chat.event that are sent to it.';

COMMENT ON COLUMN chat.webhook_endpoint.is_enabled IS 'False: nothing is sent, and no deliveries are written.';

COMMENT ON COLUMN chat.webhook_endpoint.deleted_at IS 'Gone for everybody, disabled and without its address; a job removes it.';

ALTER TABLE chat.webhook_endpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME chat.webhook_endpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE identity.account (
    id bigint NOT NULL,
    username text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    password_hash text DEFAULT ''::text NOT NULL,
    first_name text DEFAULT ''::text NOT NULL,
    last_name text DEFAULT ''::text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_staff boolean DEFAULT false NOT NULL,
    is_superuser boolean DEFAULT false NOT NULL,
    is_service_account boolean DEFAULT false NOT NULL,
    email_confirmed boolean DEFAULT false NOT NULL,
    date_joined timestamp with time zone DEFAULT now() NOT NULL,
    last_login timestamp with time zone,
    CONSTRAINT account_email_check CHECK ((char_length(email) <= 254)),
    CONSTRAINT account_first_name_check CHECK ((char_length(first_name) <= 255)),
    CONSTRAINT account_last_name_check CHECK ((char_length(last_name) <= 255)),
    CONSTRAINT account_username_check CHECK (((char_length(username) >= 1) AND (char_length(username) <= 254)))
);

COMMENT ON TABLE identity.account IS 'People and services that prove themselves to Sync, Monitoring and Learning. Made by `account create` and by registration; Learning adds learning.profile.';

COMMENT ON COLUMN identity.account.password_hash IS 'PasswordHasher string; empty: no log-in by password.';

COMMENT ON COLUMN identity.account.is_active IS 'False: Sync''s contract lets the account in all the same, so this alone stops nobody; `account deactivate` also ends the tokens.';

COMMENT ON COLUMN identity.account.is_superuser IS 'Holds every functional permission; regions of Monitoring still need a grant.';

COMMENT ON COLUMN identity.account.is_service_account IS 'A program that pushes data, not a person.';

COMMENT ON COLUMN identity.account.email_confirmed IS 'Whether the address was confirmed by the link of a mail. Learning asks for it at the log-in.';

COMMENT ON COLUMN identity.account.date_joined IS 'When the account was made.';

COMMENT ON COLUMN identity.account.last_login IS 'The last log-in by password; uses of tokens are in identity.token.last_used_at.';

ALTER TABLE identity.account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE identity.outcome (
    caller text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status integer NOT NULL,
    headers json NOT NULL,
    body bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    answers_before bigint NOT NULL,
    bytes_before bigint NOT NULL,
    CONSTRAINT outcome_answers_before_check CHECK ((answers_before >= 0)),
    CONSTRAINT outcome_bytes_before_check CHECK ((bytes_before >= 0)),
    CONSTRAINT outcome_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
    CONSTRAINT outcome_key_check CHECK (((char_length(key) >= 1) AND (char_length(key) <= 255))),
    CONSTRAINT outcome_status_check CHECK (((status >= 200) AND (status <= 299)))
);

COMMENT ON TABLE identity.outcome IS 'What requests with an Idempotency-Key were answered, for a day: written in the transaction of what they made.';

COMMENT ON COLUMN identity.outcome.caller IS 'As requests are counted: an account, an app, a user; an address of nobody known.';

COMMENT ON COLUMN identity.outcome.key IS 'As the caller sent it, without quotes.';

COMMENT ON COLUMN identity.outcome.fingerprint IS 'SHA-256 of method, path, query, media type and body.';

COMMENT ON COLUMN identity.outcome.status IS 'Of the answer, a success.';

COMMENT ON COLUMN identity.outcome.headers IS 'Those that belong to the answer: an object of names and values.';

COMMENT ON COLUMN identity.outcome.body IS 'What was answered, to the byte, before compression.';

COMMENT ON COLUMN identity.outcome.answers_before IS 'How many were kept for the caller before it, counted on from row to row: less that of the oldest, how many there are.';

COMMENT ON COLUMN identity.outcome.bytes_before IS 'The bytes of their bodies, likewise.';

CREATE TABLE identity.token (
    digest bytea NOT NULL,
    account_id bigint NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT token_digest_check CHECK ((octet_length(digest) = 32)),
    CONSTRAINT token_name_check CHECK ((char_length(name) <= 150))
);

COMMENT ON TABLE identity.token IS 'API tokens. The text is shown once and never stored.';

COMMENT ON COLUMN identity.token.digest IS 'SHA-256 of the 64 hex characters.';

COMMENT ON COLUMN identity.token.expires_at IS 'Null: for ever.';

COMMENT ON COLUMN identity.token.last_used_at IS 'When it last proved somebody, to about a minute; null: never.';

CREATE TABLE learning.answer (
    id bigint NOT NULL,
    question_id bigint NOT NULL,
    title text NOT NULL,
    is_correct boolean DEFAULT false NOT NULL,
    archived_at timestamp with time zone,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT answer_title_check CHECK ((char_length(title) <= 1000))
);

COMMENT ON TABLE learning.answer IS 'The answers that can be chosen.';

COMMENT ON COLUMN learning.answer.is_correct IS 'Whether it is right; told to staff only.';

COMMENT ON COLUMN learning.answer.archived_at IS 'Deleted for everybody; results refer to it.';

ALTER TABLE learning.answer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.answer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE learning.assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.certificate (
    id bigint NOT NULL,
    number text NOT NULL,
    account_id bigint NOT NULL,
    assessment_id bigint,
    submission_id bigint,
    full_name text NOT NULL,
    title text NOT NULL,
    result numeric(5,2) NOT NULL,
    points integer,
    author text,
    issued_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    replaced_at timestamp with time zone,
    reason text,
    replaces_id bigint,
    passed_at timestamp with time zone,
    CONSTRAINT certificate_reason_check CHECK ((char_length(reason) <= 1000))
);

COMMENT ON TABLE learning.certificate IS 'What is printed, as it was when it was issued; it outlives its owner, not its person.';

COMMENT ON COLUMN learning.certificate.number IS 'What is printed on it, and by which anybody may look it up.';

COMMENT ON COLUMN learning.certificate.result IS 'Percent, as it was reached.';

COMMENT ON COLUMN learning.certificate.points IS 'As the course said when it was issued.';

COMMENT ON COLUMN learning.certificate.issued_at IS 'When it was first asked for.';

COMMENT ON COLUMN learning.certificate.withdrawn_at IS 'Since when it does not count any more; whoever has its number is told.';

COMMENT ON COLUMN learning.certificate.replaced_at IS 'Since when another, which names this one, stands for it.';

COMMENT ON COLUMN learning.certificate.reason IS 'Why it does not count any more, for staff.';

COMMENT ON COLUMN learning.certificate.passed_at IS 'When the result was handed in; null: it was not noted.';

ALTER TABLE learning.certificate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.certificate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.certificate_template (
    id bigint NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    background text,
    orientation text DEFAULT 'landscape'::text NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT certificate_template_body_check CHECK ((char_length(body) <= 100000)),
    CONSTRAINT certificate_template_name_check CHECK ((char_length(name) <= 255)),
    CONSTRAINT certificate_template_orientation_check CHECK ((orientation = ANY (ARRAY['landscape'::text, 'portrait'::text]))),
    CONSTRAINT certificate_template_title_check CHECK ((char_length(title) <= 255))
);

COMMENT ON TABLE learning.certificate_template IS 'How certificates look: the text with places for name, title and result, and the picture behind it.';

COMMENT ON COLUMN learning.certificate_template.body IS 'The text, with {places} that are filled when one is printed.';

COMMENT ON COLUMN learning.certificate_template.background IS 'The picture behind it: digest and name of a stored file.';

COMMENT ON COLUMN learning.certificate_template.orientation IS 'Of the A4 page.';

ALTER TABLE learning.certificate_template ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.certificate_template_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.content_page (
    slug text NOT NULL,
    body jsonb DEFAULT '{}'::jsonb NOT NULL,
    translations jsonb DEFAULT '{}'::jsonb NOT NULL,
    updated timestamp with time zone NOT NULL,
    updated_by bigint,
    CONSTRAINT content_page_slug_check CHECK ((slug = ANY (ARRAY['main'::text, 'home'::text, 'projects'::text, 'contacts'::text])))
);

COMMENT ON TABLE learning.content_page IS 'Texts of the site''s fixed pages, as their editors wrote them.';

COMMENT ON COLUMN learning.content_page.slug IS 'Which page it is.';

COMMENT ON COLUMN learning.content_page.body IS 'What the front end shows; nothing here reads it.';

COMMENT ON COLUMN learning.content_page.translations IS 'By language, what stands there in place of the body''s keys.';

COMMENT ON COLUMN learning.content_page.updated_by IS 'The member of staff who changed it last.';

CREATE TABLE learning.course (
    id bigint NOT NULL,
    name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    text text DEFAULT ''::text NOT NULL,
    certificate_template_id bigint,
    certificate_available boolean DEFAULT false NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    author text DEFAULT ''::text NOT NULL,
    start_date date,
    end_date date,
    is_draft boolean DEFAULT true NOT NULL,
    course_image text,
    success_percent numeric(5,2) DEFAULT 70 NOT NULL,
    max_tries integer DEFAULT 0 NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT course_author_check CHECK ((char_length(author) <= 255)),
    CONSTRAINT course_description_check CHECK ((char_length(description) <= 100000)),
    CONSTRAINT course_max_tries_check CHECK ((max_tries >= 0)),
    CONSTRAINT course_name_check CHECK ((char_length(name) <= 255)),
    CONSTRAINT course_points_check CHECK ((points >= 0)),
    CONSTRAINT course_success_percent_check CHECK (((success_percent >= (0)::numeric) AND (success_percent <= (100)::numeric))),
    CONSTRAINT course_text_check CHECK ((char_length(text) <= 100000))
);

COMMENT ON TABLE learning.course IS 'Courses: lessons in order, each with or without a test, and a test of the whole.';

COMMENT ON COLUMN learning.course.text IS 'The long text of its page.';

COMMENT ON COLUMN learning.course.certificate_available IS 'Whether who passed its test gets a certificate.';

COMMENT ON COLUMN learning.course.points IS 'What it counts for; printed on its certificates.';

COMMENT ON COLUMN learning.course.start_date IS 'First day, for information: nothing is refused before it.';

COMMENT ON COLUMN learning.course.end_date IS 'Last day, for information: nothing is refused after it.';

COMMENT ON COLUMN learning.course.is_draft IS 'True: only staff see it.';

COMMENT ON COLUMN learning.course.course_image IS 'The picture of its page: digest and name of a stored file.';

COMMENT ON COLUMN learning.course.success_percent IS 'From how many percent on its test is passed.';

COMMENT ON COLUMN learning.course.max_tries IS 'Passes by one person, and tries of the course test in each; 0: no limit.';

CREATE TABLE learning.course_favourite (
    course_id bigint NOT NULL,
    account_id bigint NOT NULL
);

COMMENT ON TABLE learning.course_favourite IS 'Which courses people marked.';

ALTER TABLE learning.course ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.course_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE learning.course_pass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.course_pass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.course_specialization (
    course_id bigint NOT NULL,
    specialization_id bigint NOT NULL
);

COMMENT ON TABLE learning.course_specialization IS 'For which specializations a course is.';

CREATE TABLE learning.event (
    id bigint NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    text text NOT NULL,
    place text,
    certificate_template_id bigint,
    image text,
    event_plan text,
    start_date timestamp with time zone NOT NULL,
    end_date timestamp with time zone NOT NULL,
    testing_end_date timestamp with time zone NOT NULL,
    is_draft boolean DEFAULT true NOT NULL,
    private boolean DEFAULT false NOT NULL,
    youtube_id text,
    success_percent numeric(5,2) DEFAULT 70 NOT NULL,
    max_tries integer DEFAULT 0 NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT event_description_check CHECK ((char_length(description) <= 100000)),
    CONSTRAINT event_end_date_check CHECK ((end_date >= start_date)),
    CONSTRAINT event_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'webinar'::text]))),
    CONSTRAINT event_max_tries_check CHECK ((max_tries >= 0)),
    CONSTRAINT event_name_check CHECK ((char_length(name) <= 255)),
    CONSTRAINT event_place_check CHECK ((char_length(place) <= 255)),
    CONSTRAINT event_place_of_events_check CHECK (((kind = 'event'::text) OR (place IS NULL))),
    CONSTRAINT event_success_percent_check CHECK (((success_percent >= (0)::numeric) AND (success_percent <= (100)::numeric))),
    CONSTRAINT event_text_check CHECK ((char_length(text) <= 100000)),
    CONSTRAINT event_youtube_id_check CHECK ((char_length(youtube_id) <= 255))
);

COMMENT ON TABLE learning.event IS 'Events and webinars: every rule but the place is the same.';

COMMENT ON COLUMN learning.event.kind IS 'What it is; a webinar has a live stream and no place.';

COMMENT ON COLUMN learning.event.text IS 'The long text of its page.';

COMMENT ON COLUMN learning.event.place IS 'Where an event takes place; a webinar has none.';

COMMENT ON COLUMN learning.event.image IS 'The picture of its page: digest and name of a stored file.';

COMMENT ON COLUMN learning.event.event_plan IS 'Its programme: digest and name of a stored file.';

COMMENT ON COLUMN learning.event.start_date IS 'When it begins.';

COMMENT ON COLUMN learning.event.end_date IS 'When it ends.';

COMMENT ON COLUMN learning.event.testing_end_date IS 'Until when its test may be handed in.';

COMMENT ON COLUMN learning.event.is_draft IS 'True: only staff see it.';

COMMENT ON COLUMN learning.event.private IS 'True: the video is shown only to staff and to who has registered.';

COMMENT ON COLUMN learning.event.youtube_id IS 'The video; shown as learning.shown_video() says.';

COMMENT ON COLUMN learning.event.success_percent IS 'From how many percent on its test is passed.';

COMMENT ON COLUMN learning.event.max_tries IS 'Of the test, by one person; 0: no limit.';

ALTER TABLE learning.event ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.file_removal (
    id bigint NOT NULL,
    storage_key text NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text)
);

COMMENT ON TABLE learning.file_removal IS 'Stored files that no row may need: each upload, until its row is there, and those that a row named. The job looks before it removes one.';

COMMENT ON COLUMN learning.file_removal.storage_key IS 'The stored file to look after, as Storage:Folder or the bucket names it.';

COMMENT ON COLUMN learning.file_removal.run_at IS 'Not to be removed before this time.';

COMMENT ON COLUMN learning.file_removal.leased_until IS 'A node works on it, until then at the latest.';

COMMENT ON COLUMN learning.file_removal.attempts IS 'How often it was tried; also tells a claim from a later one.';

COMMENT ON COLUMN learning.file_removal.last_error IS 'Why the last attempt failed.';

COMMENT ON COLUMN learning.file_removal.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE learning.file_removal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.file_removal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW learning.issued_certificate AS
 SELECT certificate.id,
    certificate.number,
    certificate.account_id AS "user",
    certificate.full_name,
    certificate.title,
    (certificate.result)::double precision AS result,
    certificate.points,
    certificate.author,
    COALESCE(certificate.passed_at, certificate.issued_at) AS passed,
    certificate.issued_at AS issued,
        CASE
            WHEN (certificate.replaced_at IS NOT NULL) THEN 'replaced'::text
            WHEN (certificate.withdrawn_at IS NOT NULL) THEN 'withdrawn'::text
            ELSE 'valid'::text
        END AS status,
    COALESCE(certificate.replaced_at, certificate.withdrawn_at) AS ended,
    successor.number AS replaced_by,
    certificate.reason
   FROM (learning.certificate
     LEFT JOIN learning.certificate successor ON ((successor.replaces_id = certificate.id)));

COMMENT ON VIEW learning.issued_certificate IS 'Certificates with whether they count: valid, withdrawn, replaced.';

COMMENT ON COLUMN learning.issued_certificate."user" IS 'The account.';

COMMENT ON COLUMN learning.issued_certificate.passed IS 'When the result was handed in, or, where that was not noted, when the certificate was issued.';

COMMENT ON COLUMN learning.issued_certificate.issued IS 'When it was first asked for.';

COMMENT ON COLUMN learning.issued_certificate.status IS 'Whether it counts: valid, withdrawn, or replaced by another.';

COMMENT ON COLUMN learning.issued_certificate.ended IS 'Since when it does not count; null: it does.';

COMMENT ON COLUMN learning.issued_certificate.replaced_by IS 'The number of the certificate that stands for it.';

CREATE TABLE learning.lesson (
    id bigint NOT NULL,
    course_id bigint NOT NULL,
    name text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    text text DEFAULT ''::text NOT NULL,
    youtube_id text,
    sort_id integer NOT NULL,
    test_time integer DEFAULT 0 NOT NULL,
    success_percent numeric(5,2) DEFAULT 70 NOT NULL,
    max_tries integer DEFAULT 0 NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT lesson_description_check CHECK ((char_length(description) <= 100000)),
    CONSTRAINT lesson_max_tries_check CHECK ((max_tries >= 0)),
    CONSTRAINT lesson_name_check CHECK ((char_length(name) <= 255)),
    CONSTRAINT lesson_success_percent_check CHECK (((success_percent >= (0)::numeric) AND (success_percent <= (100)::numeric))),
    CONSTRAINT lesson_test_time_check CHECK ((test_time >= 0)),
    CONSTRAINT lesson_text_check CHECK ((char_length(text) <= 100000)),
    CONSTRAINT lesson_youtube_id_check CHECK ((char_length(youtube_id) <= 255))
);

COMMENT ON TABLE learning.lesson IS 'The lessons of a course.';

COMMENT ON COLUMN learning.lesson.text IS 'The long text of its page.';

COMMENT ON COLUMN learning.lesson.youtube_id IS 'The video of the lesson.';

COMMENT ON COLUMN learning.lesson.sort_id IS 'Place in lists; the same: by id.';

COMMENT ON COLUMN learning.lesson.test_time IS 'Units of the settings, minutes; 0: no limit.';

COMMENT ON COLUMN learning.lesson.success_percent IS 'From how many percent on its test is passed.';

COMMENT ON COLUMN learning.lesson.max_tries IS 'Tries of its test in a pass of the course; 0: no limit.';

CREATE TABLE learning.lesson_file (
    id bigint NOT NULL,
    lesson_id bigint NOT NULL,
    name text NOT NULL,
    file text NOT NULL,
    size bigint NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT lesson_file_name_check CHECK ((char_length(name) <= 255))
);

COMMENT ON TABLE learning.lesson_file IS 'Files of lessons, to be downloaded.';

COMMENT ON COLUMN learning.lesson_file.file IS 'Digest and name of a stored file, as its address ends.';

COMMENT ON COLUMN learning.lesson_file.size IS 'In bytes.';

ALTER TABLE learning.lesson_file ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.lesson_file_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE learning.lesson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.lesson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.lesson_pass (
    course_pass_id bigint NOT NULL,
    lesson_id bigint NOT NULL,
    test_passed_at timestamp with time zone,
    finished_at timestamp with time zone
);

COMMENT ON TABLE learning.lesson_pass IS 'A person''s way through a lesson, within a pass of its course.';

COMMENT ON COLUMN learning.lesson_pass.test_passed_at IS 'When its test was passed; null: not yet, or it has none.';

COMMENT ON COLUMN learning.lesson_pass.finished_at IS 'When the lesson was done.';

CREATE TABLE learning.mail (
    id bigint NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    created timestamp with time zone NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    unsubscribe text,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    CONSTRAINT mail_recipient_check CHECK ((char_length(recipient) <= 254)),
    CONSTRAINT mail_subject_check CHECK ((char_length(subject) <= 255))
);

COMMENT ON TABLE learning.mail IS 'The outbox, written in the transaction of the cause. Given up after ten attempts.';

COMMENT ON COLUMN learning.mail.body IS 'The text, plain.';

COMMENT ON COLUMN learning.mail.run_at IS 'Not to be sent before this time.';

COMMENT ON COLUMN learning.mail.leased_until IS 'A node sends it, until then at the latest.';

COMMENT ON COLUMN learning.mail.attempts IS 'How often it was tried.';

COMMENT ON COLUMN learning.mail.last_error IS 'Why the last attempt failed.';

COMMENT ON COLUMN learning.mail.sent_at IS 'When the mail server took it.';

COMMENT ON COLUMN learning.mail.failed_at IS 'When it was given up.';

COMMENT ON COLUMN learning.mail.unsubscribe IS 'Address by which mail programs unsubscribe its reader; null: it needs none.';

COMMENT ON COLUMN learning.mail.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE learning.mail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.mail_request (
    id bigint NOT NULL,
    kind text NOT NULL,
    email text NOT NULL,
    origin text NOT NULL,
    created timestamp with time zone NOT NULL,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    CONSTRAINT mail_request_email_check CHECK ((char_length(email) <= 254)),
    CONSTRAINT mail_request_kind_check CHECK ((kind = ANY (ARRAY['confirmation'::text, 'password_reset'::text])))
);

COMMENT ON TABLE learning.mail_request IS 'Mails that somebody asked for by an address, until a job has looked whose it is.';

COMMENT ON COLUMN learning.mail_request.kind IS 'Which mail was asked for.';

COMMENT ON COLUMN learning.mail_request.origin IS 'The address of the site that the link in the mail leads to.';

COMMENT ON COLUMN learning.mail_request.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE learning.mail_request ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.mail_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.specialization (
    id bigint NOT NULL,
    name text NOT NULL,
    secondary_name text NOT NULL,
    banner text,
    main boolean DEFAULT false NOT NULL,
    main_on_categories_page boolean DEFAULT false NOT NULL,
    sort_id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    updated timestamp with time zone NOT NULL,
    CONSTRAINT specialization_name_check CHECK ((char_length(name) <= 255)),
    CONSTRAINT specialization_secondary_name_check CHECK ((char_length(secondary_name) <= 255))
);

COMMENT ON TABLE learning.specialization IS 'Medical specializations: of people, of courses, and the categories of the site.';

COMMENT ON COLUMN learning.specialization.secondary_name IS 'The field''s name (surgery) beside the person''s (surgeon).';

COMMENT ON COLUMN learning.specialization.banner IS 'The picture of its page: digest and name of a stored file.';

COMMENT ON COLUMN learning.specialization.main IS 'Whether it stands on the main page.';

COMMENT ON COLUMN learning.specialization.main_on_categories_page IS 'Whether it stands first on the page of categories.';

COMMENT ON COLUMN learning.specialization.sort_id IS 'Place in lists; the same: by id.';

CREATE VIEW learning.named_file AS
 SELECT split_part(specialization.banner, '/'::text, 1) AS digest,
    specialization.banner AS file
   FROM learning.specialization
  WHERE (specialization.banner IS NOT NULL)
UNION ALL
 SELECT split_part(event.image, '/'::text, 1) AS digest,
    event.image AS file
   FROM learning.event
  WHERE (event.image IS NOT NULL)
UNION ALL
 SELECT split_part(event.event_plan, '/'::text, 1) AS digest,
    event.event_plan AS file
   FROM learning.event
  WHERE (event.event_plan IS NOT NULL)
UNION ALL
 SELECT split_part(course.course_image, '/'::text, 1) AS digest,
    course.course_image AS file
   FROM learning.course
  WHERE (course.course_image IS NOT NULL)
UNION ALL
 SELECT split_part(lesson_file.file, '/'::text, 1) AS digest,
    lesson_file.file
   FROM learning.lesson_file
UNION ALL
 SELECT split_part(certificate_template.background, '/'::text, 1) AS digest,
    certificate_template.background AS file
   FROM learning.certificate_template
  WHERE (certificate_template.background IS NOT NULL);

COMMENT ON VIEW learning.named_file IS 'The files that rows name: what is served, and what may not be removed.';

CREATE TABLE learning.participant (
    assessment_id bigint NOT NULL,
    account_id bigint NOT NULL
);

COMMENT ON TABLE learning.participant IS 'A row to lock: the submissions of one person to one assessment queue here.';

CREATE TABLE learning.profile (
    account_id bigint NOT NULL,
    parent_name text,
    phone text NOT NULL,
    work_phone text,
    birth_date date,
    region text NOT NULL,
    town text NOT NULL,
    college text,
    diploma text,
    job_place text NOT NULL,
    job_name text NOT NULL,
    specialization_id bigint,
    CONSTRAINT profile_college_check CHECK ((char_length(college) <= 255)),
    CONSTRAINT profile_diploma_check CHECK ((char_length(diploma) <= 255)),
    CONSTRAINT profile_job_name_check CHECK ((char_length(job_name) <= 255)),
    CONSTRAINT profile_job_place_check CHECK ((char_length(job_place) <= 255)),
    CONSTRAINT profile_parent_name_check CHECK ((char_length(parent_name) <= 255)),
    CONSTRAINT profile_phone_check CHECK ((char_length(phone) <= 32)),
    CONSTRAINT profile_region_check CHECK ((char_length(region) <= 255)),
    CONSTRAINT profile_town_check CHECK ((char_length(town) <= 255)),
    CONSTRAINT profile_work_phone_check CHECK ((char_length(work_phone) <= 32))
);

COMMENT ON TABLE learning.profile IS 'What an account is to Learning; accounts without one are of other areas.';

COMMENT ON COLUMN learning.profile.parent_name IS 'Patronymic.';

COMMENT ON COLUMN learning.profile.region IS 'Where the person lives, in the person''s words.';

COMMENT ON COLUMN learning.profile.college IS 'Where the person studied.';

COMMENT ON COLUMN learning.profile.diploma IS 'The number of the person''s diploma.';

COMMENT ON COLUMN learning.profile.job_place IS 'Where the person works.';

COMMENT ON COLUMN learning.profile.job_name IS 'What the person works as.';

CREATE VIEW learning.person AS
 SELECT account.id,
    account.email,
    account.first_name,
    account.last_name,
    profile.parent_name,
    COALESCE(profile.phone, ''::text) AS phone,
    profile.work_phone,
    profile.birth_date,
    COALESCE(profile.region, ''::text) AS region,
    COALESCE(profile.town, ''::text) AS town,
    profile.college,
    profile.diploma,
    COALESCE(profile.job_place, ''::text) AS job_place,
    COALESCE(profile.job_name, ''::text) AS job_name,
    profile.specialization_id AS specialization,
    account.email_confirmed,
    account.is_staff,
    account.is_active,
    (profile.account_id IS NOT NULL) AS has_profile
   FROM (identity.account
     LEFT JOIN learning.profile ON ((profile.account_id = account.id)));

COMMENT ON VIEW learning.person IS 'Accounts as Learning shows them; those of other areas with empty texts.';

COMMENT ON COLUMN learning.person.specialization IS 'The number of the person''s specialization.';

COMMENT ON COLUMN learning.person.has_profile IS 'False: an account of another area.';

CREATE TABLE learning.submission (
    id bigint NOT NULL,
    assessment_id bigint NOT NULL,
    kind text NOT NULL,
    account_id bigint NOT NULL,
    course_pass_id bigint,
    questions_count integer NOT NULL,
    correct_answers integer,
    result numeric(5,2),
    success boolean,
    created timestamp with time zone NOT NULL,
    CONSTRAINT submission_kind_check CHECK ((kind = ANY (ARRAY['test'::text, 'poll'::text, 'realtime_poll'::text]))),
    CONSTRAINT submission_result_check CHECK (
CASE
    WHEN (kind = 'test'::text) THEN (num_nonnulls(correct_answers, result, success) = 3)
    ELSE (num_nonnulls(correct_answers, result, success) = 0)
END)
);

COMMENT ON TABLE learning.submission IS 'Results as they were judged; nothing that changes later changes them.';

COMMENT ON COLUMN learning.submission.kind IS 'The kind of its assessment, as it was judged.';

COMMENT ON COLUMN learning.submission.questions_count IS 'How many questions there were.';

COMMENT ON COLUMN learning.submission.correct_answers IS 'Of a test: how many were answered right.';

COMMENT ON COLUMN learning.submission.result IS 'Of a test: percent of right answers.';

COMMENT ON COLUMN learning.submission.success IS 'Of a test: whether it was passed.';

CREATE VIEW learning.poll_result AS
 SELECT submission.id,
    submission.assessment_id,
    submission.account_id,
    submission.questions_count,
    submission.created
   FROM learning.submission
  WHERE (submission.kind <> 'test'::text);

COMMENT ON VIEW learning.poll_result IS 'Results of polls and realtime polls, which are not judged.';

ALTER TABLE learning.question ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.question_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.realtime_launch (
    id bigint NOT NULL,
    question_id bigint NOT NULL,
    event_id bigint NOT NULL,
    launched_by bigint,
    shows text DEFAULT 'question'::text NOT NULL,
    created timestamp with time zone NOT NULL,
    CONSTRAINT realtime_launch_shows_check CHECK ((shows = ANY (ARRAY['question'::text, 'closed'::text, 'result'::text])))
);

COMMENT ON TABLE learning.realtime_launch IS 'What was shown to everybody in a webinar, in order: a reader who connects again is sent what came after the last one seen.';

COMMENT ON COLUMN learning.realtime_launch.launched_by IS 'The member of staff.';

COMMENT ON COLUMN learning.realtime_launch.shows IS 'What everybody is told: a question, that it is closed, or that and its result.';

ALTER TABLE learning.realtime_launch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.realtime_launch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.realtime_vote (
    question_id bigint NOT NULL,
    account_id bigint NOT NULL,
    submission_id bigint NOT NULL
);

COMMENT ON TABLE learning.realtime_vote IS 'Who answered a question of a realtime poll: each person once.';

CREATE TABLE learning.registration (
    id bigint NOT NULL,
    event_id bigint NOT NULL,
    account_id bigint,
    client_ip inet,
    created timestamp with time zone NOT NULL,
    CONSTRAINT registration_who_check CHECK ((num_nonnulls(account_id, client_ip) = 1))
);

COMMENT ON TABLE learning.registration IS 'Who has registered for an event or webinar: an account, or an address of somebody who is not signed in.';

COMMENT ON COLUMN learning.registration.client_ip IS 'Personal data: kept only where it is all that is known of who registered.';

ALTER TABLE learning.registration ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.registration_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW learning.shown_lesson AS
 SELECT lesson.id,
    lesson.course_id,
    lesson.name,
    lesson.description,
    lesson.text,
    lesson.youtube_id,
    lesson.sort_id,
    lesson.test_time,
    (lesson.success_percent)::double precision AS success_percent,
    lesson.max_tries,
    (assessment.id IS NOT NULL) AS has_test,
    ( SELECT count(*) AS count
           FROM learning.question
          WHERE ((question.assessment_id = assessment.id) AND (question.archived_at IS NULL))) AS test_questions_count,
    lesson.created,
    lesson.updated
   FROM (learning.lesson
     LEFT JOIN learning.assessment ON (((assessment.lesson_id = lesson.id) AND (assessment.kind = 'test'::text))));

COMMENT ON VIEW learning.shown_lesson IS 'Lessons with whether they have a test, and how many live questions it has.';

COMMENT ON COLUMN learning.shown_lesson.has_test IS 'Whether it has a test.';

COMMENT ON COLUMN learning.shown_lesson.test_questions_count IS 'How many live questions that has; 0 where there is none.';

CREATE TABLE learning.signing_key (
    id bigint NOT NULL,
    key bytea NOT NULL,
    created timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT signing_key_key_check CHECK ((octet_length(key) >= 32))
);

COMMENT ON TABLE learning.signing_key IS 'Keys of tokens and confirmation links where the settings name none. The newest signs, all verify; 0 is the first.';

COMMENT ON COLUMN learning.signing_key.key IS 'At least 32 random bytes, the key of an HMAC.';

ALTER TABLE learning.signing_key ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.signing_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE learning.specialization ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.specialization_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.submission_answer (
    submission_id bigint NOT NULL,
    question_id bigint NOT NULL,
    answer_id bigint NOT NULL,
    question_title text NOT NULL,
    answer_title text NOT NULL,
    was_correct boolean
);

COMMENT ON TABLE learning.submission_answer IS 'What was chosen in a submission, with the words as they stood then.';

COMMENT ON COLUMN learning.submission_answer.question_title IS 'The question as it was worded.';

COMMENT ON COLUMN learning.submission_answer.answer_title IS 'The answer as it was worded.';

COMMENT ON COLUMN learning.submission_answer.was_correct IS 'Whether it was right; null: a poll.';

ALTER TABLE learning.submission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.submission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.subscription (
    id bigint NOT NULL,
    email text NOT NULL,
    created timestamp with time zone NOT NULL,
    CONSTRAINT subscription_email_check CHECK ((char_length(email) <= 254))
);

COMMENT ON TABLE learning.subscription IS 'Addresses that asked for news.';

ALTER TABLE learning.subscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW learning.test_result AS
 SELECT submission.id,
    submission.assessment_id,
    submission.account_id,
    submission.course_pass_id,
    submission.questions_count,
    submission.correct_answers,
    (submission.result)::double precision AS result,
    submission.created,
    submission.success
   FROM learning.submission
  WHERE (submission.kind = 'test'::text);

COMMENT ON VIEW learning.test_result IS 'Results of tests; none of their columns but the pass is ever null.';

CREATE TABLE learning.test_window (
    id bigint NOT NULL,
    course_pass_id bigint NOT NULL,
    lesson_id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    submission_id bigint
);

COMMENT ON TABLE learning.test_window IS 'The time in which a timed lesson test may be handed in; over without a submission, it is a used try.';

COMMENT ON COLUMN learning.test_window.started_at IS 'When the person was shown the questions.';

COMMENT ON COLUMN learning.test_window.ends_at IS 'Until when answers are taken.';

ALTER TABLE learning.test_window ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME learning.test_window_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE learning.token_start (
    account_id bigint NOT NULL,
    valid_from timestamp with time zone NOT NULL
);

COMMENT ON TABLE learning.token_start IS 'Since when tokens of an account count: its password was reset then.';

COMMENT ON COLUMN learning.token_start.valid_from IS 'Tokens issued before this time prove nothing.';

CREATE TABLE monitoring.app_group (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT app_group_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE monitoring.app_group IS 'Groups of accounts, which say what indicators may be written.';

ALTER TABLE monitoring.app_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.app_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW monitoring.app_user AS
 SELECT account.id,
    account.username,
    account.first_name,
    account.last_name,
    account.email,
    account.is_active,
    account.is_superuser,
    account.is_staff,
    account.last_login,
    account.date_joined
   FROM identity.account;

COMMENT ON VIEW monitoring.app_user IS 'Accounts as Monitoring shows them, without what proves them.';

CREATE TABLE monitoring.bad_data (
    id bigint NOT NULL,
    source_datapoint_id bigint,
    datapoint_id bigint,
    document_id integer,
    error_type text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE monitoring.bad_data IS 'What is questionable in a document, for those who look after it; written by each refresh.';

COMMENT ON COLUMN monitoring.bad_data.error_type IS 'office_mismatch: region and campaign are of different offices; negative_value: the datapoint is below zero.';

ALTER TABLE monitoring.bad_data ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.bad_data_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.calculated_indicator_component (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    indicator_component_id integer NOT NULL,
    calculation text NOT NULL,
    CONSTRAINT calculated_indicator_component_calculation_check CHECK ((calculation = ANY (ARRAY['PART_TO_BE_SUMMED'::text, 'PART'::text, 'WHOLE'::text, 'PART_OF_DIFFERENCE'::text, 'WHOLE_OF_DIFFERENCE'::text, 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text])))
);

COMMENT ON TABLE monitoring.calculated_indicator_component IS 'Of what an indicator is calculated: one row for each part. Loops are refused by a trigger.';

COMMENT ON COLUMN monitoring.calculated_indicator_component.indicator_component_id IS 'The indicator that is a part of it.';

COMMENT ON COLUMN monitoring.calculated_indicator_component.calculation IS 'Which part it is of the sum, the quotient PART / WHOLE, or the quotient of a difference; monitoring.calculation() has the formulas.';

ALTER TABLE monitoring.calculated_indicator_component ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.calculated_indicator_component_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.datapoint_resolved (
    campaign_id integer NOT NULL,
    region_id integer NOT NULL,
    indicator_id integer NOT NULL,
    child_count integer DEFAULT 0 NOT NULL,
    stored double precision,
    calculated double precision,
    calculated_local double precision,
    value double precision GENERATED ALWAYS AS (COALESCE(stored,
CASE
    WHEN ((child_count = 0) OR (aggregation = 'n'::"char")) THEN NULL::double precision
    WHEN (abs(child_sum) < 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001) THEN (0)::double precision
    WHEN (aggregation = 's'::"char") THEN (child_sum)::double precision
    ELSE ((child_sum / (child_count)::numeric))::double precision
END, calculated)) STORED,
    aggregation "char" NOT NULL,
    has_value boolean GENERATED ALWAYS AS (((stored IS NOT NULL) OR (calculated IS NOT NULL) OR ((child_count > 0) AND (aggregation <> 'n'::"char")))) STORED,
    has_local boolean GENERATED ALWAYS AS (((stored IS NOT NULL) OR (calculated_local IS NOT NULL))) STORED,
    has_parts boolean GENERATED ALWAYS AS (((calculated IS NOT NULL) OR ((child_count > 0) AND (aggregation <> 'n'::"char")))) STORED,
    child_sum numeric,
    base numeric GENERATED ALWAYS AS (
CASE
    WHEN (aggregation = 'n'::"char") THEN NULL::numeric
    WHEN (stored IS NOT NULL) THEN ((stored)::text)::numeric
    WHEN (child_count = 0) THEN NULL::numeric
    WHEN (aggregation = 's'::"char") THEN child_sum
    ELSE (child_sum / (child_count)::numeric)
END) STORED,
    CONSTRAINT datapoint_resolved_aggregation_check CHECK ((aggregation = ANY (ARRAY['s'::"char", 'm'::"char", 'n'::"char"])))
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0.05', autovacuum_analyze_scale_factor='0.02');

COMMENT ON TABLE monitoring.datapoint_resolved IS 'Read model of all values, kept by the functions that write monitoring.datapoint; repaired by monitoring.rebuild(). It has no foreign keys: its keys come from datapoints that have them, and 3 checks a row would be half the price of a rebuild. Vacuumed after 5 % of changes, not 20: each value that is written changes the cells of all regions above it, in one campaign of many.';

COMMENT ON COLUMN monitoring.datapoint_resolved.campaign_id IS 'The campaign; first in the key, because one campaign is written and read at a time.';

COMMENT ON COLUMN monitoring.datapoint_resolved.region_id IS 'The region.';

COMMENT ON COLUMN monitoring.datapoint_resolved.indicator_id IS 'The indicator.';

COMMENT ON COLUMN monitoring.datapoint_resolved.child_count IS 'How many direct children have a base.';

COMMENT ON COLUMN monitoring.datapoint_resolved.stored IS 'The datapoint''s own value; null: none, or cleared.';

COMMENT ON COLUMN monitoring.datapoint_resolved.calculated IS 'What the definition gives from the components'' full values; null: not calculated, or no value.';

COMMENT ON COLUMN monitoring.datapoint_resolved.calculated_local IS 'The calculation without aggregated components, for agg_level=no-agg.';

COMMENT ON COLUMN monitoring.datapoint_resolved.value IS 'What readers get: stored, else aggregated from the children, else calculated. A sum that is too small for a double is a zero; too large ones cannot come up, as no stored value exceeds 1e300.';

COMMENT ON COLUMN monitoring.datapoint_resolved.aggregation IS 's: summed over children, m: their mean, n: not aggregated (ratios, differences, ready-made percentages).';

COMMENT ON COLUMN monitoring.datapoint_resolved.has_value IS 'Whether value is not null; in the index, so that pages are found without the rows.';

COMMENT ON COLUMN monitoring.datapoint_resolved.has_local IS 'There is a value without what comes from the children: agg_level=no-agg.';

COMMENT ON COLUMN monitoring.datapoint_resolved.has_parts IS 'There is a value without the stored one: agg_level=agg-only.';

COMMENT ON COLUMN monitoring.datapoint_resolved.child_sum IS 'Sum of the direct children''s bases. An exact number, so that adding and taking away leaves no rounding behind.';

COMMENT ON COLUMN monitoring.datapoint_resolved.base IS 'What the parent adds up: stored, else aggregated; never calculated.';

CREATE VIEW monitoring.calculation_outcome AS
 SELECT evaluated.campaign_id,
    evaluated.region_id,
    evaluated.indicator_id,
        CASE
            WHEN (abs(evaluated.calculated) <= ('1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric)::double precision) THEN evaluated.calculated
            ELSE NULL::double precision
        END AS calculated,
        CASE
            WHEN (abs(evaluated.calculated_local) <= ('1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric)::double precision) THEN evaluated.calculated_local
            ELSE NULL::double precision
        END AS calculated_local
   FROM ( SELECT part.campaign_id,
            part.region_id,
            part.indicator_id,
            monitoring.calculation(part.summed, part.part, part.whole, part.part_of_difference, part.whole_of_difference, part.denominator) AS calculated,
            monitoring.calculation(part.local_summed, part.local_part, part.local_whole, part.local_part_of_difference, part.local_whole_of_difference, part.local_denominator) AS calculated_local
           FROM ( SELECT cell.campaign_id,
                    cell.region_id,
                    component.indicator_id,
                    sum(cell.value) FILTER (WHERE (component.calculation = 'PART_TO_BE_SUMMED'::text)) AS summed,
                    max(cell.value) FILTER (WHERE (component.calculation = 'PART'::text)) AS part,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE'::text)) AS whole,
                    max(cell.value) FILTER (WHERE (component.calculation = 'PART_OF_DIFFERENCE'::text)) AS part_of_difference,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE'::text)) AS whole_of_difference,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text)) AS denominator,
                    sum(local.value) FILTER (WHERE (component.calculation = 'PART_TO_BE_SUMMED'::text)) AS local_summed,
                    max(local.value) FILTER (WHERE (component.calculation = 'PART'::text)) AS local_part,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE'::text)) AS local_whole,
                    max(local.value) FILTER (WHERE (component.calculation = 'PART_OF_DIFFERENCE'::text)) AS local_part_of_difference,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE'::text)) AS local_whole_of_difference,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text)) AS local_denominator
                   FROM ((monitoring.calculated_indicator_component component
                     JOIN monitoring.datapoint_resolved cell ON ((cell.indicator_id = component.indicator_component_id)))
                     CROSS JOIN LATERAL ( SELECT COALESCE(cell.stored, cell.calculated_local) AS value) local)
                  GROUP BY cell.campaign_id, cell.region_id, component.indicator_id) part) evaluated;

COMMENT ON VIEW monitoring.calculation_outcome IS 'What the definitions give for each region and campaign. Ask for a campaign and for indicators of one rank. What exceeds 1e300 is no value, so that nothing made of it can overflow.';

COMMENT ON COLUMN monitoring.calculation_outcome.calculated IS 'From the components'' full values.';

COMMENT ON COLUMN monitoring.calculation_outcome.calculated_local IS 'From those values of the components that come from no other region.';

CREATE TABLE monitoring.calculation_rank (
    indicator_id integer NOT NULL,
    rank integer NOT NULL
);

COMMENT ON TABLE monitoring.calculation_rank IS 'Order in which calculated indicators are evaluated: 1 needs no other calculated one. An indicator in a loop of definitions has no row and is not calculated. Kept by a trigger.';

COMMENT ON COLUMN monitoring.calculation_rank.rank IS 'Its place in the order: it needs only indicators of smaller ranks.';

ALTER TABLE monitoring.campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.campaign_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE monitoring.campaign_map IS 'Which campaign a text of files means. A text is mapped once.';

COMMENT ON COLUMN monitoring.campaign_map.source_object_id IS 'The text that files use.';

COMMENT ON COLUMN monitoring.campaign_map.master_object_id IS 'What is meant.';

COMMENT ON COLUMN monitoring.campaign_map.mapped_by_id IS 'Who said so last.';

ALTER TABLE monitoring.campaign_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.campaign_type (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT campaign_type_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE monitoring.campaign_type IS 'Kinds of campaigns, such as national rounds and mop-ups.';

ALTER TABLE monitoring.campaign_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.custom_dashboard (
    id integer NOT NULL,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    owner_id bigint NOT NULL,
    default_office_id integer,
    dashboard_json jsonb,
    CONSTRAINT custom_dashboard_description_check CHECK ((char_length(description) <= 1000)),
    CONSTRAINT custom_dashboard_title_check CHECK (((title <> ''::text) AND (char_length(title) <= 255)))
);

COMMENT ON TABLE monitoring.custom_dashboard IS 'Dashboards that front ends keep here.';

COMMENT ON COLUMN monitoring.custom_dashboard.owner_id IS 'Whose it is: only the owner and superusers change it.';

COMMENT ON COLUMN monitoring.custom_dashboard.dashboard_json IS 'The front end''s own definition, up to 256 KiB; nothing here reads it.';

ALTER TABLE monitoring.custom_dashboard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.custom_dashboard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.datapoint (
    id bigint NOT NULL,
    campaign_id integer NOT NULL,
    indicator_id integer NOT NULL,
    region_id integer NOT NULL,
    value double precision,
    note text,
    changed_by_id bigint,
    source_datapoint_id bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT datapoint_value_check CHECK ((value <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0.05', autovacuum_analyze_scale_factor='0.02');

COMMENT ON TABLE monitoring.datapoint IS 'The stored values, typed or uploaded: one for each region, campaign and indicator. Written only by monitoring.enter_value() and by refreshes, which keep datapoint_resolved in the same transaction. Fillfactor 80: a changed value finds room in its page. Vacuumed after 5 % of changes, not 20: a refresh writes one campaign of many.';

COMMENT ON COLUMN monitoring.datapoint.value IS 'Null: cleared; counts as no data.';

COMMENT ON COLUMN monitoring.datapoint.changed_by_id IS 'Who wrote it last.';

COMMENT ON COLUMN monitoring.datapoint.source_datapoint_id IS 'Null: typed by a person, which no upload overwrites.';

CREATE TABLE monitoring.datapoint_group (
    campaign_id integer NOT NULL,
    region_id integer NOT NULL,
    value_count integer DEFAULT 0 NOT NULL,
    shown_below integer DEFAULT 0 NOT NULL,
    is_shown boolean DEFAULT false NOT NULL
)
WITH (fillfactor='80', autovacuum_vacuum_scale_factor='0.05');

COMMENT ON TABLE monitoring.datapoint_group IS 'Read model of the pairs of region and campaign that have values: pages and exact totals without counting cells. Kept with monitoring.datapoint_resolved. Vacuumed after 5 % of changes, not 20: its pages are answered by an index alone, which needs the visibility map.';

COMMENT ON COLUMN monitoring.datapoint_group.campaign_id IS 'The campaign of the pair.';

COMMENT ON COLUMN monitoring.datapoint_group.region_id IS 'The region of the pair.';

COMMENT ON COLUMN monitoring.datapoint_group.value_count IS 'How many indicators have a value here.';

COMMENT ON COLUMN monitoring.datapoint_group.shown_below IS 'How many shown pairs there are in the region''s subtree, itself included.';

COMMENT ON COLUMN monitoring.datapoint_group.is_shown IS 'It has a value, and region and campaign are of one office.';

CREATE TABLE monitoring.datapoint_history (
    id bigint NOT NULL,
    datapoint_id bigint NOT NULL,
    region_id integer NOT NULL,
    campaign_id integer NOT NULL,
    indicator_id integer NOT NULL,
    value double precision,
    note text,
    changed_by_id bigint,
    changed_at timestamp with time zone NOT NULL,
    action text NOT NULL,
    CONSTRAINT datapoint_history_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'clear'::text, 'delete'::text])))
);

COMMENT ON TABLE monitoring.datapoint_history IS 'One row for each change; it outlives what it tells of, so it has no foreign keys.';

COMMENT ON COLUMN monitoring.datapoint_history.datapoint_id IS 'The datapoint, which may be gone.';

COMMENT ON COLUMN monitoring.datapoint_history.region_id IS 'As it was then; the region may be gone.';

COMMENT ON COLUMN monitoring.datapoint_history.campaign_id IS 'As it was then; the campaign may be gone.';

COMMENT ON COLUMN monitoring.datapoint_history.indicator_id IS 'As it was then; the indicator may be gone.';

COMMENT ON COLUMN monitoring.datapoint_history.value IS 'The value after the change; null: cleared or deleted.';

COMMENT ON COLUMN monitoring.datapoint_history.changed_by_id IS 'The account; null: nobody who is known.';

COMMENT ON COLUMN monitoring.datapoint_history.changed_at IS 'When it was changed.';

COMMENT ON COLUMN monitoring.datapoint_history.action IS 'What was done; clear empties a value and keeps the datapoint.';

ALTER TABLE monitoring.datapoint_history ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.datapoint_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.datapoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.datapoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document (
    id integer NOT NULL,
    docfile text,
    storage_key text,
    sha256 text,
    byte_count bigint,
    doc_text text,
    guid text DEFAULT (gen_random_uuid())::text NOT NULL,
    created_by_id bigint NOT NULL,
    source_id integer NOT NULL,
    is_processed boolean DEFAULT false NOT NULL,
    source_datapoint_count integer,
    master_datapoint_count integer,
    column_settings jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE monitoring.document IS 'An uploaded file of values (CSV or XLSX), or a placeholder without one. Its cells are in source_datapoint once it is processed.';

COMMENT ON COLUMN monitoring.document.docfile IS 'The name of the file as it was uploaded; null: a placeholder.';

COMMENT ON COLUMN monitoring.document.storage_key IS 'Where the content is stored; null: a placeholder. Documents with the same content share it.';

COMMENT ON COLUMN monitoring.document.byte_count IS 'Size of the file in bytes.';

COMMENT ON COLUMN monitoring.document.doc_text IS 'A title for people.';

COMMENT ON COLUMN monitoring.document.guid IS 'An id for other systems, never used as a key here.';

COMMENT ON COLUMN monitoring.document.is_processed IS 'Whether its cells have been read.';

COMMENT ON COLUMN monitoring.document.source_datapoint_count IS 'How many cells have something in them; null until it is processed. Kept by monitoring.count_datapoints().';

COMMENT ON COLUMN monitoring.document.master_datapoint_count IS 'How many datapoints come from it; null until it is processed. Kept by monitoring.count_datapoints().';

COMMENT ON COLUMN monitoring.document.column_settings IS 'Which columns were read as region, campaign and indicators when it was processed last.';

ALTER TABLE monitoring.document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document_job (
    id bigint NOT NULL,
    document_id integer NOT NULL,
    kind text NOT NULL,
    settings jsonb NOT NULL,
    created_by_id bigint NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    done_count bigint DEFAULT 0 NOT NULL,
    total_count bigint DEFAULT 0 NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    fruitful_attempt integer DEFAULT 0 NOT NULL,
    last_error text,
    campaign_id integer,
    result json,
    created_at timestamp with time zone NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text),
    CONSTRAINT document_job_kind_check CHECK ((kind = ANY (ARRAY['process'::text, 'refresh'::text]))),
    CONSTRAINT document_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text])))
);

COMMENT ON TABLE monitoring.document_job IS 'Processing and refreshing of documents. A running row whose lease is over is taken up again where it stands.';

COMMENT ON COLUMN monitoring.document_job.kind IS 'process: read the cells of the file; refresh: write datapoints from the cells that are mapped.';

COMMENT ON COLUMN monitoring.document_job.settings IS 'What the request asked for, such as columns or an indicator.';

COMMENT ON COLUMN monitoring.document_job.state IS 'refused: the file cannot be read as the settings say; failed: given up after several attempts.';

COMMENT ON COLUMN monitoring.document_job.done_count IS 'Cells done so far.';

COMMENT ON COLUMN monitoring.document_job.total_count IS 'Cells to do.';

COMMENT ON COLUMN monitoring.document_job.attempts IS 'How often it was claimed; also tells a claim from a later one.';

COMMENT ON COLUMN monitoring.document_job.fruitful_attempt IS 'The last attempt that ended a campaign; the fifth after it that does not, is the last.';

COMMENT ON COLUMN monitoring.document_job.last_error IS 'What ended the last attempt; null: nothing did.';

COMMENT ON COLUMN monitoring.document_job.campaign_id IS 'The campaign whose values a refresh writes now; those with smaller ids are done. No foreign key: it may be deleted meanwhile.';

COMMENT ON COLUMN monitoring.document_job.result IS 'What it did, or why it was refused; of a refresh that is not done what the campaigns before campaign_id came to.';

COMMENT ON COLUMN monitoring.document_job.run_at IS 'Not to be claimed before this time.';

COMMENT ON COLUMN monitoring.document_job.leased_until IS 'A node works on it until then, and extends it; over: any node may take it up.';

COMMENT ON COLUMN monitoring.document_job.started_at IS 'When it was first claimed.';

COMMENT ON COLUMN monitoring.document_job.ended_at IS 'When it was done, refused or given up.';

COMMENT ON COLUMN monitoring.document_job.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE monitoring.document_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document_review (
    id bigint NOT NULL,
    document_id integer NOT NULL,
    db_model text NOT NULL,
    source_object_id integer NOT NULL,
    source_dp_count bigint DEFAULT 0 NOT NULL,
    master_dp_count bigint DEFAULT 0 NOT NULL,
    CONSTRAINT document_review_db_model_check CHECK ((db_model = ANY (ARRAY['region'::text, 'campaign'::text, 'indicator'::text])))
);

COMMENT ON TABLE monitoring.document_review IS 'Which texts a document uses, with how many cells: what its uploader has to map. Kept by monitoring.review_documents() and count_datapoints().';

COMMENT ON COLUMN monitoring.document_review.db_model IS 'Whether the text names a region, a campaign or an indicator.';

COMMENT ON COLUMN monitoring.document_review.source_object_id IS 'The row of source_region, source_campaign or source_indicator, as db_model says; so no foreign key.';

COMMENT ON COLUMN monitoring.document_review.source_dp_count IS 'Cells of the document with this text.';

COMMENT ON COLUMN monitoring.document_review.master_dp_count IS 'Datapoints that come from those cells.';

CREATE TABLE monitoring.indicator_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE monitoring.indicator_map IS 'Which indicator a heading of files means. A heading is mapped once.';

COMMENT ON COLUMN monitoring.indicator_map.source_object_id IS 'The text that files use.';

COMMENT ON COLUMN monitoring.indicator_map.master_object_id IS 'What is meant.';

COMMENT ON COLUMN monitoring.indicator_map.mapped_by_id IS 'Who said so last.';

CREATE TABLE monitoring.region_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

COMMENT ON TABLE monitoring.region_map IS 'Which region a text of files means. A text is mapped once.';

COMMENT ON COLUMN monitoring.region_map.source_object_id IS 'The text that files use.';

COMMENT ON COLUMN monitoring.region_map.master_object_id IS 'What is meant.';

COMMENT ON COLUMN monitoring.region_map.mapped_by_id IS 'Who said so last.';

CREATE TABLE monitoring.source_campaign (
    id integer NOT NULL,
    campaign_string text NOT NULL,
    source_guid text NOT NULL,
    document_id integer
);

COMMENT ON TABLE monitoring.source_campaign IS 'What files call campaigns: each text once, for all documents. campaign_map says what it means.';

COMMENT ON COLUMN monitoring.source_campaign.campaign_string IS 'The text as files spell it.';

COMMENT ON COLUMN monitoring.source_campaign.source_guid IS 'Where it was first seen: document and row.';

CREATE TABLE monitoring.source_indicator (
    id integer NOT NULL,
    indicator_string text NOT NULL,
    source_guid text NOT NULL,
    document_id integer
);

COMMENT ON TABLE monitoring.source_indicator IS 'What files call indicators: each heading once, for all documents. indicator_map says what it means.';

COMMENT ON COLUMN monitoring.source_indicator.indicator_string IS 'The text as files spell it.';

COMMENT ON COLUMN monitoring.source_indicator.source_guid IS 'Where it was first seen: document and row.';

CREATE TABLE monitoring.source_region (
    id integer NOT NULL,
    region_code text NOT NULL,
    source_guid text NOT NULL,
    document_id integer,
    lat text,
    lon text,
    parent_name text,
    parent_code text,
    region_type text,
    country text
);

COMMENT ON TABLE monitoring.source_region IS 'What files call regions: each text once, for all documents. region_map says what it means.';

COMMENT ON COLUMN monitoring.source_region.region_code IS 'The text as files spell it.';

COMMENT ON COLUMN monitoring.source_region.source_guid IS 'Where it was first seen: document and row.';

COMMENT ON COLUMN monitoring.source_region.lat IS 'As sent with it by other systems; text, and not read here.';

COMMENT ON COLUMN monitoring.source_region.lon IS 'As sent with it by other systems; text, and not read here.';

COMMENT ON COLUMN monitoring.source_region.parent_name IS 'As sent with it by other systems; not read here.';

COMMENT ON COLUMN monitoring.source_region.parent_code IS 'As sent with it by other systems; not read here.';

COMMENT ON COLUMN monitoring.source_region.region_type IS 'As sent with it by other systems; not read here.';

COMMENT ON COLUMN monitoring.source_region.country IS 'As sent with it by other systems; not read here.';

CREATE VIEW monitoring.document_review_detail AS
 SELECT document_review.id,
    document_review.document_id,
    document_review.db_model,
    document_review.source_object_id,
    COALESCE(source_region.region_code, source_campaign.campaign_string, source_indicator.indicator_string) AS source_string,
    document_review.source_dp_count,
    COALESCE(region_map.master_object_id, campaign_map.master_object_id, indicator_map.master_object_id, '-1'::integer) AS master_object_id,
    COALESCE(region_map.id, campaign_map.id, indicator_map.id, '-1'::integer) AS map_id,
    document_review.master_dp_count
   FROM ((((((monitoring.document_review
     LEFT JOIN monitoring.source_region ON (((document_review.db_model = 'region'::text) AND (source_region.id = document_review.source_object_id))))
     LEFT JOIN monitoring.source_campaign ON (((document_review.db_model = 'campaign'::text) AND (source_campaign.id = document_review.source_object_id))))
     LEFT JOIN monitoring.source_indicator ON (((document_review.db_model = 'indicator'::text) AND (source_indicator.id = document_review.source_object_id))))
     LEFT JOIN monitoring.region_map ON ((region_map.source_object_id = source_region.id)))
     LEFT JOIN monitoring.campaign_map ON ((campaign_map.source_object_id = source_campaign.id)))
     LEFT JOIN monitoring.indicator_map ON ((indicator_map.source_object_id = source_indicator.id)));

COMMENT ON VIEW monitoring.document_review_detail IS 'What the review shows, in one row: the text and its map by join, so that a map counts at once.';

COMMENT ON COLUMN monitoring.document_review_detail.source_string IS 'The text, as files spell it.';

COMMENT ON COLUMN monitoring.document_review_detail.map_id IS 'The row of region_map, campaign_map or indicator_map; -1: not mapped.';

ALTER TABLE monitoring.document_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.file_removal (
    id bigint NOT NULL,
    storage_key text NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    trace text DEFAULT NULLIF(current_setting('platform.trace'::text, true), ''::text)
);

COMMENT ON TABLE monitoring.file_removal IS 'Stored files that no document may need: each upload, until its row is there, and those of deleted documents. The job looks before it removes one.';

COMMENT ON COLUMN monitoring.file_removal.storage_key IS 'The stored file to look after, as Storage:Folder or the bucket names it.';

COMMENT ON COLUMN monitoring.file_removal.run_at IS 'Not to be removed before this time.';

COMMENT ON COLUMN monitoring.file_removal.leased_until IS 'A node works on it, until then at the latest.';

COMMENT ON COLUMN monitoring.file_removal.attempts IS 'How often it was tried; also tells a claim from a later one.';

COMMENT ON COLUMN monitoring.file_removal.last_error IS 'Why the last attempt failed.';

COMMENT ON COLUMN monitoring.file_removal.trace IS 'The trace of the request that asked for it (W3C traceparent), where somebody traces.';

ALTER TABLE monitoring.file_removal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.file_removal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.group_permission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    indicator_id integer NOT NULL
);

COMMENT ON TABLE monitoring.group_permission IS 'Which indicators the accounts of a group may write.';

ALTER TABLE monitoring.group_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.group_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator (
    id integer NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    slug text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    is_reported boolean DEFAULT true NOT NULL,
    source_id integer NOT NULL,
    aggregation text DEFAULT 'sum'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT indicator_aggregation_check CHECK ((aggregation = ANY (ARRAY['sum'::text, 'none'::text, 'mean'::text]))),
    CONSTRAINT indicator_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT indicator_short_name_check CHECK (((short_name <> ''::text) AND (char_length(short_name) <= 255))),
    CONSTRAINT indicator_slug_check CHECK ((char_length(slug) <= 255))
);

COMMENT ON TABLE monitoring.indicator IS 'What is measured. One with components (calculated_indicator_component) is calculated from others.';

COMMENT ON COLUMN monitoring.indicator.short_name IS 'The name in headings of tables, unique.';

COMMENT ON COLUMN monitoring.indicator.slug IS 'Made from the name for addresses, unique.';

COMMENT ON COLUMN monitoring.indicator.is_reported IS 'Whether front ends offer it in reports; nothing here filters by it.';

COMMENT ON COLUMN monitoring.indicator.aggregation IS 'How a region''s value follows from its children: their sum, nothing, or their mean.';

CREATE VIEW monitoring.indicator_aggregation AS
 SELECT indicator.id AS indicator_id,
    (
        CASE
            WHEN (indicator.aggregation = 'none'::text) THEN 'n'::text
            WHEN ((EXISTS ( SELECT 1
               FROM monitoring.calculated_indicator_component component
              WHERE (component.indicator_id = indicator.id))) AND (NOT (EXISTS ( SELECT 1
               FROM monitoring.calculated_indicator_component component
              WHERE ((component.indicator_id = indicator.id) AND (component.calculation = 'PART_TO_BE_SUMMED'::text)))))) THEN 'n'::text
            WHEN (indicator.aggregation = 'mean'::text) THEN 'm'::text
            ELSE 's'::text
        END)::"char" AS aggregation
   FROM monitoring.indicator;

COMMENT ON VIEW monitoring.indicator_aggregation IS 'How each indicator is aggregated: s, m or n as in datapoint_resolved. Ratios and differences are never summed.';

CREATE TABLE monitoring.indicator_bound (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    mn_val double precision,
    mx_val double precision,
    bound_name text NOT NULL,
    direction integer DEFAULT 1 NOT NULL,
    CONSTRAINT indicator_bound_ends_after_begin CHECK ((mx_val >= mn_val)),
    CONSTRAINT indicator_bound_mn_val_check CHECK ((mn_val <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision]))),
    CONSTRAINT indicator_bound_mx_val_check CHECK ((mx_val <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
);

COMMENT ON TABLE monitoring.indicator_bound IS 'What values of an indicator mean: ranges with a name, for legends.';

COMMENT ON COLUMN monitoring.indicator_bound.mn_val IS 'Lower end, included; null: no lower end.';

COMMENT ON COLUMN monitoring.indicator_bound.mx_val IS 'Upper end, included; null: no upper end.';

COMMENT ON COLUMN monitoring.indicator_bound.bound_name IS 'What values in the range are: bad, ok, good.';

COMMENT ON COLUMN monitoring.indicator_bound.direction IS 'Kept for the front end as it was sent, 1 when absent.';

ALTER TABLE monitoring.indicator_bound ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_bound_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.indicator_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator_tag (
    id integer NOT NULL,
    tag_name text NOT NULL,
    parent_tag_id integer,
    CONSTRAINT indicator_tag_tag_name_check CHECK (((tag_name <> ''::text) AND (char_length(tag_name) <= 255)))
);

COMMENT ON TABLE monitoring.indicator_tag IS 'A tree of tags that sorts indicators.';

COMMENT ON COLUMN monitoring.indicator_tag.tag_name IS 'The name of the tag.';

ALTER TABLE monitoring.indicator_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator_to_tag (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    indicator_tag_id integer NOT NULL
);

COMMENT ON TABLE monitoring.indicator_to_tag IS 'Which indicators have which tags.';

ALTER TABLE monitoring.indicator_to_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_to_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.office (
    id integer NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT office_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE monitoring.office IS 'Offices: each region and each campaign belongs to one, and values are shown only where both belong to the same.';

ALTER TABLE monitoring.office ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.region_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.region_permission (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    region_id integer NOT NULL,
    read_write text DEFAULT 'r'::text NOT NULL,
    CONSTRAINT region_permission_read_write_check CHECK ((read_write = ANY (ARRAY['r'::text, 'w'::text])))
);

COMMENT ON TABLE monitoring.region_permission IS 'Who may read or write a region and everything below it (monitoring.authorized_region()).';

COMMENT ON COLUMN monitoring.region_permission.read_write IS 'r: read; w: write, which is also read.';

ALTER TABLE monitoring.region_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.region_polygon (
    region_id integer NOT NULL,
    geometry jsonb NOT NULL,
    shape_len double precision,
    shape_area double precision,
    digest text GENERATED ALWAYS AS (md5((geometry)::text)) STORED NOT NULL,
    CONSTRAINT region_polygon_geometry_geojson CHECK (monitoring.is_polygon(geometry))
);

COMMENT ON TABLE monitoring.region_polygon IS 'The outline of a region, for maps.';

COMMENT ON COLUMN monitoring.region_polygon.geometry IS 'GeoJSON Polygon or MultiPolygon, longitude before latitude.';

COMMENT ON COLUMN monitoring.region_polygon.shape_len IS 'Length of the outline in the unit of whoever sent it; nothing here uses it.';

COMMENT ON COLUMN monitoring.region_polygon.shape_area IS 'Area in the unit of whoever sent it; nothing here uses it.';

COMMENT ON COLUMN monitoring.region_polygon.digest IS 'MD5 of the geometry: lets a map''s ETag be computed without reading the polygons.';

CREATE TABLE monitoring.region_subtree (
    region_id integer NOT NULL,
    size_by_depth integer[] DEFAULT '{1}'::integer[] NOT NULL,
    is_office_border boolean NOT NULL,
    region_count bigint GENERATED ALWAYS AS (monitoring.sum_of(size_by_depth)) STORED
);

COMMENT ON TABLE monitoring.region_subtree IS 'Kept by the triggers of monitoring.region; repaired by monitoring.rebuild_regions().';

COMMENT ON COLUMN monitoring.region_subtree.region_id IS 'The region at the top of the subtree. No foreign key: the triggers that write here also delete, and a check per row is half the price of a large load.';

COMMENT ON COLUMN monitoring.region_subtree.size_by_depth IS 'How many regions of the subtree are 0, 1, 2 … levels below: exact totals without a descent.';

COMMENT ON COLUMN monitoring.region_subtree.is_office_border IS 'A root, or of another office than its parent. Few rows, so the offices of a whole subtree are found by them.';

COMMENT ON COLUMN monitoring.region_subtree.region_count IS 'The regions of the subtree, itself included; null in a loop, where only a descent can tell.';

CREATE TABLE monitoring.region_type (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT region_type_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

COMMENT ON TABLE monitoring.region_type IS 'Levels of regions, such as Country, Province, District.';

ALTER TABLE monitoring.region_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.source (
    id integer NOT NULL,
    source_name text NOT NULL,
    source_description text DEFAULT ''::text NOT NULL
);

COMMENT ON TABLE monitoring.source IS 'Where values, documents and regions come from: typed, uploaded, or a system that an administrator named.';

COMMENT ON COLUMN monitoring.source.source_name IS 'Its name, by which the service finds the two that it writes itself.';

COMMENT ON COLUMN monitoring.source.source_description IS 'What the source is, for people.';

ALTER TABLE monitoring.source_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.source_datapoint (
    id bigint NOT NULL,
    document_id integer NOT NULL,
    row_number integer NOT NULL,
    source_guid text NOT NULL,
    region_code text NOT NULL,
    campaign_string text NOT NULL,
    indicator_string text NOT NULL,
    cell_value text NOT NULL,
    status text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    column_number integer DEFAULT 0 NOT NULL,
    value double precision,
    is_withdrawn boolean DEFAULT false NOT NULL,
    CONSTRAINT source_datapoint_value_check CHECK ((value <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
);
ALTER TABLE ONLY monitoring.source_datapoint ALTER COLUMN document_id SET STATISTICS 0;

COMMENT ON TABLE monitoring.source_datapoint IS 'The filled cells of documents, as they came: the rows that a large upload makes most of.';

COMMENT ON COLUMN monitoring.source_datapoint.row_number IS 'From 0, below the header; blank lines are not counted.';

COMMENT ON COLUMN monitoring.source_datapoint.source_guid IS 'Names the row for other systems: document and row.';

COMMENT ON COLUMN monitoring.source_datapoint.region_code IS 'The cell''s region as the file spells it.';

COMMENT ON COLUMN monitoring.source_datapoint.campaign_string IS 'The cell''s campaign as the file spells it.';

COMMENT ON COLUMN monitoring.source_datapoint.indicator_string IS 'The heading of its column.';

COMMENT ON COLUMN monitoring.source_datapoint.cell_value IS 'The cell''s text, as in the file.';

COMMENT ON COLUMN monitoring.source_datapoint.status IS 'Why the last refresh wrote no value from it; null: a datapoint comes from it, or it is not mapped or not refreshed yet.';

COMMENT ON COLUMN monitoring.source_datapoint.column_number IS 'From 0.';

COMMENT ON COLUMN monitoring.source_datapoint.value IS 'What the cell says as a number; null: no value.';

COMMENT ON COLUMN monitoring.source_datapoint.is_withdrawn IS 'No longer in the document as it is processed now; kept while a datapoint comes from it, until the next refresh.';

CREATE VIEW monitoring.source_datapoint_detail AS
 SELECT source_datapoint.id,
    source_datapoint.document_id,
    source_datapoint.row_number,
    source_datapoint.column_number,
    source_datapoint.region_code,
    source_datapoint.campaign_string,
    source_datapoint.indicator_string,
    source_datapoint.cell_value,
    source_datapoint.value,
    judged.status,
        CASE judged.status
            WHEN 'SYNCED'::text THEN NULL::text
            WHEN 'UNMAPPED'::text THEN ('not mapped: '::text || concat_ws(', '::text,
            CASE
                WHEN (region_map.id IS NULL) THEN (('region '''::text || source_datapoint.region_code) || ''''::text)
                ELSE NULL::text
            END,
            CASE
                WHEN (campaign_map.id IS NULL) THEN (('campaign '''::text || source_datapoint.campaign_string) || ''''::text)
                ELSE NULL::text
            END,
            CASE
                WHEN (indicator_map.id IS NULL) THEN (('indicator '''::text || source_datapoint.indicator_string) || ''''::text)
                ELSE NULL::text
            END))
            WHEN 'NO_VALUE'::text THEN 'not a number up to 1e300'::text
            WHEN 'OFFICE_MISMATCH'::text THEN 'region and campaign belong to different offices'::text
            WHEN 'NOT_PERMITTED'::text THEN 'whoever refreshed may not write this region or indicator'::text
            WHEN 'SUPERSEDED'::text THEN 'another cell of the document has the same region, campaign and indicator, and counts'::text
            WHEN 'KEPT_TYPED'::text THEN 'a person typed a value there'::text
            WHEN 'OLDER_DOCUMENT'::text THEN 'the value there comes from a newer document'::text
            ELSE 'mapped, and not refreshed yet'::text
        END AS reason
   FROM (((((((monitoring.source_datapoint
     LEFT JOIN monitoring.source_region ON ((source_region.region_code = source_datapoint.region_code)))
     LEFT JOIN monitoring.region_map ON ((region_map.source_object_id = source_region.id)))
     LEFT JOIN monitoring.source_campaign ON ((source_campaign.campaign_string = source_datapoint.campaign_string)))
     LEFT JOIN monitoring.campaign_map ON ((campaign_map.source_object_id = source_campaign.id)))
     LEFT JOIN monitoring.source_indicator ON ((source_indicator.indicator_string = source_datapoint.indicator_string)))
     LEFT JOIN monitoring.indicator_map ON ((indicator_map.source_object_id = source_indicator.id)))
     CROSS JOIN LATERAL ( SELECT
                CASE
                    WHEN (EXISTS ( SELECT 1
                       FROM monitoring.datapoint
                      WHERE (datapoint.source_datapoint_id = source_datapoint.id))) THEN 'SYNCED'::text
                    WHEN ((region_map.id IS NULL) OR (campaign_map.id IS NULL) OR (indicator_map.id IS NULL)) THEN 'UNMAPPED'::text
                    ELSE source_datapoint.status
                END AS status) judged)
  WHERE (NOT source_datapoint.is_withdrawn);

COMMENT ON VIEW monitoring.source_datapoint_detail IS 'The cells of documents and what became of them. The maps are joined, so a map shows at once; what the last refresh said of a cell counts only while it is mapped.';

COMMENT ON COLUMN monitoring.source_datapoint_detail.reason IS 'Why no datapoint comes from the cell, in words; null: one does.';

ALTER TABLE monitoring.source_datapoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_datapoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source_region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.user_group (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

COMMENT ON TABLE monitoring.user_group IS 'Which accounts are in which groups.';

ALTER TABLE monitoring.user_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.user_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.user_permission (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    auth_code text NOT NULL,
    CONSTRAINT user_permission_auth_code_check CHECK (((auth_code <> ''::text) AND (char_length(auth_code) <= 255)))
);

COMMENT ON TABLE monitoring.user_permission IS 'Functional permissions of accounts (monitoring.has_code()).';

COMMENT ON COLUMN monitoring.user_permission.auth_code IS 'The permission, such as manage_system or upload_csv.';

ALTER TABLE monitoring.user_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.user_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE ops.function (
    name text NOT NULL,
    digest text NOT NULL,
    applied_on timestamp with time zone NOT NULL
);

COMMENT ON TABLE ops.function IS 'Which text of each migrations/functions/*/*.sql this database has.';

COMMENT ON COLUMN ops.function.digest IS 'SHA-256 of the file.';

COMMENT ON COLUMN ops.function.applied_on IS 'When this text was written.';

CREATE TABLE ops.migration (
    version bigint NOT NULL,
    applied_on timestamp without time zone,
    description character varying(1024)
);

COMMENT ON TABLE ops.migration IS 'Which migrations this database has; written by FluentMigrator.';

COMMENT ON COLUMN ops.migration.version IS 'The number of the migration, the time of its making.';

COMMENT ON COLUMN ops.migration.applied_on IS 'When it was applied, in UTC.';

CREATE TABLE sync.interaction (
    id bigint NOT NULL,
    therapist_id text NOT NULL COLLATE pg_catalog."C",
    interaction_date date NOT NULL,
    counter integer NOT NULL,
    chat_count integer NOT NULL,
    call_count integer NOT NULL,
    CONSTRAINT interaction_call_count_check CHECK ((call_count >= 0)),
    CONSTRAINT interaction_chat_count_check CHECK ((chat_count >= 0)),
    CONSTRAINT interaction_counter_check CHECK ((counter >= 1))
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_insert_scale_factor='0.02', autovacuum_analyze_scale_factor='0.02');

COMMENT ON TABLE sync.interaction IS 'What a therapist did on a day, one row an interaction, upserted in batches: the largest table of Sync. Its key leads with the therapist, so that a push touches one part of the index. Vacuumed after 2 % of changes, not 20: of a hundred million rows that is a day of pushes, and a short vacuum instead of a long one.';

COMMENT ON COLUMN sync.interaction.id IS 'Order of creation, for exports.';

COMMENT ON COLUMN sync.interaction.interaction_date IS 'The day, as the client counts days.';

COMMENT ON COLUMN sync.interaction.counter IS 'Ordinal of the interaction within therapist and day; the contract''s interaction_id.';

COMMENT ON COLUMN sync.interaction.chat_count IS 'How many chat messages it had.';

COMMENT ON COLUMN sync.interaction.call_count IS 'How many calls it had.';

ALTER TABLE sync.interaction ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.interaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE sync.organization (
    id bigint NOT NULL,
    name text DEFAULT ''::text,
    CONSTRAINT organization_id_check CHECK ((id >= 1)),
    CONSTRAINT organization_name_check CHECK ((char_length(name) <= 128))
);

COMMENT ON TABLE sync.organization IS 'The organizations of data-pulling clients, written by their pushes. A few hundred rows, without pages.';

COMMENT ON COLUMN sync.organization.id IS 'Given by the client, never generated.';

CREATE TABLE sync.rate (
    id bigint NOT NULL,
    organization_id bigint,
    type text NOT NULL,
    period_type text NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    value double precision NOT NULL,
    CONSTRAINT rate_period_type_check CHECK ((period_type = ANY (ARRAY['alltime'::text, 'weekly'::text, 'monthly'::text, 'yearly'::text]))),
    CONSTRAINT rate_type_check CHECK ((type = ANY (ARRAY['churn_rate'::text, 'retention_rate'::text])))
)
WITH (fillfactor='70');

COMMENT ON TABLE sync.rate IS 'Churn and retention of therapists by period: figures that the client computes and pushes whole.';

COMMENT ON COLUMN sync.rate.organization_id IS 'Null: the whole application.';

COMMENT ON COLUMN sync.rate.type IS 'Which rate it is.';

COMMENT ON COLUMN sync.rate.period_type IS 'What kind of period start_date and end_date enclose.';

COMMENT ON COLUMN sync.rate.start_date IS 'First day of the period.';

COMMENT ON COLUMN sync.rate.end_date IS 'Last day of the period, included.';

COMMENT ON COLUMN sync.rate.value IS 'The rate as the client sent it; nothing is computed from it.';

ALTER TABLE sync.rate ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.rate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE sync.therapist (
    id text NOT NULL COLLATE pg_catalog."C",
    organization_id bigint,
    date_joined date,
    CONSTRAINT therapist_id_check CHECK (((char_length(id) >= 1) AND (char_length(id) <= 32)))
)
WITH (fillfactor='70');

COMMENT ON TABLE sync.therapist IS 'The therapists of organizations, upserted in batches. Fillfactor 70, so that an update finds room in its page and touches no index.';

COMMENT ON COLUMN sync.therapist.organization_id IS 'Null in a placeholder: interactions arrived before the therapist did. The same for date_joined.';

COMMENT ON COLUMN sync.therapist.date_joined IS 'When the therapist joined the organization; null in a placeholder.';

CREATE TABLE sync.total_therapists (
    id bigint NOT NULL,
    organization_id bigint,
    period_type text NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    is_active boolean NOT NULL,
    value integer NOT NULL,
    CONSTRAINT total_therapists_period_type_check CHECK ((period_type = ANY (ARRAY['alltime'::text, 'weekly'::text, 'monthly'::text, 'yearly'::text]))),
    CONSTRAINT total_therapists_value_check CHECK ((value >= 0))
)
WITH (fillfactor='70');

COMMENT ON TABLE sync.total_therapists IS 'How many therapists an organization had in a period, active or not: figures that the client computes and pushes whole.';

COMMENT ON COLUMN sync.total_therapists.organization_id IS 'Null: the whole application.';

COMMENT ON COLUMN sync.total_therapists.period_type IS 'What kind of period start_date and end_date enclose.';

COMMENT ON COLUMN sync.total_therapists.start_date IS 'First day of the period.';

COMMENT ON COLUMN sync.total_therapists.end_date IS 'Last day of the period, included.';

COMMENT ON COLUMN sync.total_therapists.is_active IS 'Whether those with an interaction in the period are counted, or those without.';

COMMENT ON COLUMN sync.total_therapists.value IS 'How many therapists.';

ALTER TABLE sync.total_therapists ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.total_therapists_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY casework.age_band
    ADD CONSTRAINT age_band_pkey PRIMARY KEY (org_id, id);

ALTER TABLE ONLY casework.app_user
    ADD CONSTRAINT app_user_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.app_user
    ADD CONSTRAINT app_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.branch
    ADD CONSTRAINT branch_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.branch
    ADD CONSTRAINT branch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.client_branch
    ADD CONSTRAINT client_branch_pkey PRIMARY KEY (org_id, client_id, branch_id);

ALTER TABLE ONLY casework.client_external_id
    ADD CONSTRAINT client_external_id_client_key UNIQUE (org_id, source_id, client_id);

ALTER TABLE ONLY casework.client_external_id
    ADD CONSTRAINT client_external_id_pkey PRIMARY KEY (org_id, source_id, external_id);

ALTER TABLE ONLY casework.client
    ADD CONSTRAINT client_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.client
    ADD CONSTRAINT client_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.client_relationship
    ADD CONSTRAINT client_relationship_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.client_relationship
    ADD CONSTRAINT client_relationship_pkey PRIMARY KEY (org_id, client_id, other_id, relationship, carer);

ALTER TABLE ONLY casework.contact
    ADD CONSTRAINT contact_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.dictionary_entry
    ADD CONSTRAINT dictionary_entry_pkey PRIMARY KEY (org_id, dict, key);

ALTER TABLE ONLY casework.ext_db
    ADD CONSTRAINT ext_db_org_id_api_name_override_key UNIQUE (org_id, api_name_override);

ALTER TABLE ONLY casework.ext_db
    ADD CONSTRAINT ext_db_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.ext_db
    ADD CONSTRAINT ext_db_org_id_name_key UNIQUE (org_id, name);

ALTER TABLE ONLY casework.ext_db
    ADD CONSTRAINT ext_db_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.ext_field
    ADD CONSTRAINT ext_field_collaborator_name_key UNIQUE (org_id, ext_db_id, collaborator_name);

ALTER TABLE ONLY casework.ext_field
    ADD CONSTRAINT ext_field_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.ext_field
    ADD CONSTRAINT ext_field_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.ext_option
    ADD CONSTRAINT ext_option_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.ext_record
    ADD CONSTRAINT ext_record_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.ext_record
    ADD CONSTRAINT ext_record_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.ext_single
    ADD CONSTRAINT ext_single_pkey PRIMARY KEY (org_id, ext_db_id, parent_id);

ALTER TABLE ONLY casework.external_referral
    ADD CONSTRAINT external_referral_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_org_id_batch_id_idx_key UNIQUE (org_id, batch_id, idx);

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.external_referral
    ADD CONSTRAINT external_referral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.file_removal
    ADD CONSTRAINT file_removal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.file_removal
    ADD CONSTRAINT file_removal_storage_key_key UNIQUE (storage_key);

ALTER TABLE ONLY casework.hidden_field
    ADD CONSTRAINT hidden_field_pkey PRIMARY KEY (org_id, user_id, grp, field);

ALTER TABLE ONLY casework.org
    ADD CONSTRAINT org_key_hash_key UNIQUE (key_hash);

ALTER TABLE ONLY casework.org
    ADD CONSTRAINT org_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.org_source
    ADD CONSTRAINT org_source_pkey PRIMARY KEY (org_id, source_id);

ALTER TABLE ONLY casework.org_source_project
    ADD CONSTRAINT org_source_project_pkey PRIMARY KEY (org_id, source_id, project_id);

ALTER TABLE ONLY casework.project
    ADD CONSTRAINT project_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.project
    ADD CONSTRAINT project_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.source
    ADD CONSTRAINT source_key_hash_key UNIQUE (key_hash);

ALTER TABLE ONLY casework.source
    ADD CONSTRAINT source_name_key UNIQUE (name);

ALTER TABLE ONLY casework.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.template
    ADD CONSTRAINT template_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.template
    ADD CONSTRAINT template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.user_branch
    ADD CONSTRAINT user_branch_pkey PRIMARY KEY (org_id, user_id, branch_id);

ALTER TABLE ONLY casework.user_client_type
    ADD CONSTRAINT user_client_type_pkey PRIMARY KEY (org_id, user_id, type_id);

ALTER TABLE ONLY casework.user_group
    ADD CONSTRAINT user_group_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.user_group
    ADD CONSTRAINT user_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.user_key
    ADD CONSTRAINT user_key_pkey PRIMARY KEY (key_hash);

ALTER TABLE ONLY casework.user_project
    ADD CONSTRAINT user_project_pkey PRIMARY KEY (org_id, user_id, project_id);

ALTER TABLE ONLY casework.worker_branch
    ADD CONSTRAINT worker_branch_pkey PRIMARY KEY (org_id, worker_id, branch_id);

ALTER TABLE ONLY casework.worker
    ADD CONSTRAINT worker_org_id_id_key UNIQUE (org_id, id);

ALTER TABLE ONLY casework.worker
    ADD CONSTRAINT worker_pkey PRIMARY KEY (id);

ALTER TABLE ONLY casework.worker_project
    ADD CONSTRAINT worker_project_pkey PRIMARY KEY (org_id, worker_id, project_id);

ALTER TABLE ONLY chat.app
    ADD CONSTRAINT app_app_id_key UNIQUE (app_id);

ALTER TABLE ONLY chat.app
    ADD CONSTRAINT app_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.app_secret
    ADD CONSTRAINT app_secret_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY chat.app_user
    ADD CONSTRAINT app_user_app_id_id_key UNIQUE (app_id, id);

ALTER TABLE ONLY chat.app_user
    ADD CONSTRAINT app_user_email_key UNIQUE (app_id, email_key);

ALTER TABLE ONLY chat.app_user
    ADD CONSTRAINT app_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.app_user
    ADD CONSTRAINT app_user_token_key UNIQUE (app_id, auth_token);

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_room_seq_key UNIQUE (app_id, room_id, room_seq);

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_temp_key UNIQUE (app_id, unique_temp_id);

ALTER TABLE ONLY chat.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.event
    ADD CONSTRAINT event_unique_id_key UNIQUE (unique_id);

ALTER TABLE ONLY chat.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.export
    ADD CONSTRAINT export_unique_id_key UNIQUE (unique_id);

ALTER TABLE ONLY chat.import_comment
    ADD CONSTRAINT import_comment_pkey PRIMARY KEY (import_id, row_number);

ALTER TABLE ONLY chat.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.import_room
    ADD CONSTRAINT import_room_pkey PRIMARY KEY (import_id, row_number);

ALTER TABLE ONLY chat.import
    ADD CONSTRAINT import_unique_id_key UNIQUE (unique_id);

ALTER TABLE ONLY chat.import_user
    ADD CONSTRAINT import_user_pkey PRIMARY KEY (import_id, row_number);

ALTER TABLE ONLY chat.link_key
    ADD CONSTRAINT link_key_pkey PRIMARY KEY (is_only);

ALTER TABLE ONLY chat.live_event
    ADD CONSTRAINT live_event_pkey PRIMARY KEY (app_id, xact, place);

ALTER TABLE ONLY chat.participant
    ADD CONSTRAINT participant_pkey PRIMARY KEY (app_id, room_id, user_id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_app_id_id_key UNIQUE (app_id, id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_pair_key UNIQUE (app_id, pair_low, pair_high);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_unique_id_key UNIQUE (app_id, unique_id);

ALTER TABLE ONLY chat.upload
    ADD CONSTRAINT upload_pkey PRIMARY KEY (unique_id);

ALTER TABLE ONLY chat.user_device
    ADD CONSTRAINT user_device_pkey PRIMARY KEY (app_id, platform, token);

ALTER TABLE ONLY chat.webhook_delivery
    ADD CONSTRAINT webhook_delivery_event_key UNIQUE (event_id, endpoint_id);

ALTER TABLE ONLY chat.webhook_delivery
    ADD CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id);

ALTER TABLE ONLY chat.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_app_id_url_key UNIQUE (app_id, url);

ALTER TABLE ONLY chat.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY identity.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY identity.outcome
    ADD CONSTRAINT outcome_pkey PRIMARY KEY (caller, key);

ALTER TABLE ONLY identity.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY learning.answer
    ADD CONSTRAINT answer_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_course_key UNIQUE (course_id, kind);

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_event_key UNIQUE (event_id, kind);

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_lesson_key UNIQUE (lesson_id, kind);

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_number_key UNIQUE (number);

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_replaces_key UNIQUE (replaces_id);

ALTER TABLE ONLY learning.certificate_template
    ADD CONSTRAINT certificate_template_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.content_page
    ADD CONSTRAINT content_page_pkey PRIMARY KEY (slug);

ALTER TABLE ONLY learning.course_favourite
    ADD CONSTRAINT course_favourite_pkey PRIMARY KEY (account_id, course_id);

ALTER TABLE ONLY learning.course_pass
    ADD CONSTRAINT course_pass_number_key UNIQUE (course_id, account_id, number);

ALTER TABLE ONLY learning.course_pass
    ADD CONSTRAINT course_pass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.course
    ADD CONSTRAINT course_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.course_specialization
    ADD CONSTRAINT course_specialization_pkey PRIMARY KEY (course_id, specialization_id);

ALTER TABLE ONLY learning.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.file_removal
    ADD CONSTRAINT file_removal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.file_removal
    ADD CONSTRAINT file_removal_storage_key_key UNIQUE (storage_key);

ALTER TABLE ONLY learning.lesson_file
    ADD CONSTRAINT lesson_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.lesson_pass
    ADD CONSTRAINT lesson_pass_pkey PRIMARY KEY (course_pass_id, lesson_id);

ALTER TABLE ONLY learning.lesson
    ADD CONSTRAINT lesson_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.mail
    ADD CONSTRAINT mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.mail_request
    ADD CONSTRAINT mail_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.participant
    ADD CONSTRAINT participant_pkey PRIMARY KEY (assessment_id, account_id);

ALTER TABLE ONLY learning.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY learning.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.realtime_launch
    ADD CONSTRAINT realtime_launch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.realtime_vote
    ADD CONSTRAINT realtime_vote_key PRIMARY KEY (question_id, account_id);

ALTER TABLE ONLY learning.registration
    ADD CONSTRAINT registration_account_key UNIQUE (event_id, account_id);

ALTER TABLE ONLY learning.registration
    ADD CONSTRAINT registration_client_ip_key UNIQUE (event_id, client_ip);

ALTER TABLE ONLY learning.registration
    ADD CONSTRAINT registration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.signing_key
    ADD CONSTRAINT signing_key_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.specialization
    ADD CONSTRAINT specialization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.submission_answer
    ADD CONSTRAINT submission_answer_pkey PRIMARY KEY (submission_id, question_id, answer_id);

ALTER TABLE ONLY learning.submission
    ADD CONSTRAINT submission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.test_window
    ADD CONSTRAINT test_window_pkey PRIMARY KEY (id);

ALTER TABLE ONLY learning.token_start
    ADD CONSTRAINT token_start_pkey PRIMARY KEY (account_id);

ALTER TABLE ONLY monitoring.app_group
    ADD CONSTRAINT app_group_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.app_group
    ADD CONSTRAINT app_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_key UNIQUE (indicator_id, indicator_component_id, calculation);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.calculation_rank
    ADD CONSTRAINT calculation_rank_pkey PRIMARY KEY (indicator_id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_office_start_key UNIQUE (office_id, start_date);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.campaign_type
    ADD CONSTRAINT campaign_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_title_key UNIQUE (title);

ALTER TABLE ONLY monitoring.datapoint_group
    ADD CONSTRAINT datapoint_group_pkey PRIMARY KEY (campaign_id, region_id);

ALTER TABLE ONLY monitoring.datapoint_history
    ADD CONSTRAINT datapoint_history_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.datapoint_resolved
    ADD CONSTRAINT datapoint_resolved_pkey PRIMARY KEY (campaign_id, region_id, indicator_id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_guid_key UNIQUE (guid);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_key UNIQUE (document_id, db_model, source_object_id);

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.file_removal
    ADD CONSTRAINT file_removal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.file_removal
    ADD CONSTRAINT file_removal_storage_key_key UNIQUE (storage_key);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_key UNIQUE (group_id, indicator_id);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_bound
    ADD CONSTRAINT indicator_bound_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_short_name_key UNIQUE (short_name);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.indicator_tag
    ADD CONSTRAINT indicator_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_key UNIQUE (indicator_id, indicator_tag_id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.office
    ADD CONSTRAINT office_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_name_key UNIQUE (office_id, region_type_id, name);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_key UNIQUE (user_id, region_id, read_write);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_polygon
    ADD CONSTRAINT region_polygon_pkey PRIMARY KEY (region_id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_region_code_key UNIQUE (region_code);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.region_subtree
    ADD CONSTRAINT region_subtree_pkey PRIMARY KEY (region_id);

ALTER TABLE ONLY monitoring.region_type
    ADD CONSTRAINT region_type_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.region_type
    ADD CONSTRAINT region_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_campaign_string_key UNIQUE (campaign_string);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_key UNIQUE (document_id, row_number, indicator_string);

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_indicator_string_key UNIQUE (indicator_string);

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_region_code_key UNIQUE (region_code);

ALTER TABLE ONLY monitoring.source
    ADD CONSTRAINT source_source_name_key UNIQUE (source_name);

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_key UNIQUE (user_id, group_id);

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_key UNIQUE (user_id, auth_code);

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY ops.function
    ADD CONSTRAINT function_pkey PRIMARY KEY (name);

ALTER TABLE ONLY ops.migration
    ADD CONSTRAINT migration_version_key PRIMARY KEY (version);

ALTER TABLE ONLY sync.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (therapist_id, interaction_date, counter);

ALTER TABLE ONLY sync.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_key UNIQUE NULLS NOT DISTINCT (organization_id, type, start_date, end_date, period_type);

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.therapist
    ADD CONSTRAINT therapist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_key UNIQUE NULLS NOT DISTINCT (organization_id, start_date, end_date, period_type, is_active);

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_pkey PRIMARY KEY (id);

CREATE INDEX app_user_group_idx ON casework.app_user USING btree (org_id, group_id);

CREATE INDEX audit_record_idx ON casework.audit USING btree (org_id, grp, record_id, at);

CREATE INDEX audit_xact_idx ON casework.audit USING btree (org_id, xact);

CREATE INDEX client_branch_branch_idx ON casework.client_branch USING btree (org_id, branch_id, client_id);

CREATE INDEX client_date_of_birth_idx ON casework.client USING btree (org_id, date_of_birth);

CREATE INDEX client_district_idx ON casework.client USING btree (org_id, district);

CREATE INDEX client_email_idx ON casework.client USING btree (org_id, lower(email)) WHERE (email IS NOT NULL);

CREATE INDEX client_external_id_client_idx ON casework.client_external_id USING btree (org_id, client_id);

CREATE INDEX client_external_id_source_idx ON casework.client_external_id USING btree (source_id);

CREATE INDEX client_nhs_number_idx ON casework.client USING btree (org_id, lower(replace(nhs_number, ' '::text, ''::text))) WHERE (nhs_number IS NOT NULL);

CREATE INDEX client_postcode_idx ON casework.client USING btree (org_id, lower(replace(postcode, ' '::text, ''::text))) WHERE (postcode IS NOT NULL);

CREATE INDEX client_relationship_other_idx ON casework.client_relationship USING btree (org_id, other_id);

CREATE INDEX client_search_idx ON casework.client USING gin (casework.search_keys(org_id, first_name, middle_names, known_as, surname, postcode));

CREATE INDEX client_surname_idx ON casework.client USING btree (org_id, lower(surname));

CREATE INDEX client_type_idx ON casework.client USING btree (org_id, type_id);

CREATE INDEX client_updated_idx ON casework.client USING btree (org_id, updated);

CREATE INDEX client_usual_support_worker_idx ON casework.client USING btree (org_id, usual_support_worker);

CREATE INDEX contact_active_idx ON casework.contact USING btree (org_id, status, start_date, referral_id) INCLUDE (user_id, stage, contact_type, contact_method, priority, transport_method);

COMMENT ON INDEX casework.contact_active_idx IS 'With the referral behind the day, and what reports count by: who was active in a time, and how many were of which kind, is told by the index alone. The rows of a year may lie anywhere in the table.';

CREATE INDEX contact_done_idx ON casework.contact USING btree (org_id, referral_id, start_date) WHERE (status = 'done'::text);

CREATE INDEX contact_due_idx ON casework.contact USING btree (org_id, referral_id) WHERE (status = 'due'::text);

CREATE INDEX contact_referral_idx ON casework.contact USING btree (org_id, referral_id);

CREATE INDEX contact_updated_idx ON casework.contact USING btree (org_id, updated);

CREATE INDEX contact_user_idx ON casework.contact USING btree (org_id, user_id, status, start_date);

CREATE INDEX ext_option_field_idx ON casework.ext_option USING btree (org_id, ext_field_id);

CREATE INDEX ext_record_client_idx ON casework.ext_record USING btree (org_id, ext_db_id, client_id);

CREATE INDEX ext_record_data_idx ON casework.ext_record USING gin (data jsonb_path_ops);

CREATE INDEX ext_record_of_client_idx ON casework.ext_record USING btree (org_id, client_id);

CREATE INDEX ext_record_of_referral_idx ON casework.ext_record USING btree (org_id, referral_id);

CREATE INDEX ext_record_referral_idx ON casework.ext_record USING btree (org_id, ext_db_id, referral_id);

CREATE INDEX ext_single_data_idx ON casework.ext_single USING gin (data jsonb_path_ops);

CREATE INDEX external_referral_person_client_idx ON casework.external_referral_person USING btree (org_id, client_id);

CREATE INDEX external_referral_person_project_idx ON casework.external_referral_person USING btree (org_id, project_id);

CREATE INDEX external_referral_person_referral_idx ON casework.external_referral_person USING btree (org_id, referral_id);

CREATE INDEX external_referral_source_idx ON casework.external_referral USING btree (source_id);

CREATE INDEX file_removal_run_at_idx ON casework.file_removal USING btree (run_at);

CREATE INDEX org_source_project_project_idx ON casework.org_source_project USING btree (org_id, project_id);

CREATE INDEX org_source_source_idx ON casework.org_source USING btree (source_id);

CREATE INDEX referral_additional_org_person_idx ON casework.referral USING btree (org_id, additional_org_person);

CREATE INDEX referral_branch_idx ON casework.referral USING btree (org_id, branch_id);

CREATE INDEX referral_client_idx ON casework.referral USING btree (org_id, client_id);

CREATE INDEX referral_first_contact_idx ON casework.referral USING btree (org_id, first_contact);

CREATE INDEX referral_project_idx ON casework.referral USING btree (org_id, project_id, branch_id);

CREATE INDEX referral_template_idx ON casework.referral USING btree (org_id, template_id);

CREATE INDEX referral_updated_idx ON casework.referral USING btree (org_id, updated);

CREATE INDEX referral_user_idx ON casework.referral USING btree (org_id, user_id);

CREATE INDEX schedule_branch_idx ON casework.schedule USING btree (org_id, branch_id);

CREATE INDEX schedule_client_idx ON casework.schedule USING btree (org_id, client_id);

CREATE INDEX schedule_project_idx ON casework.schedule USING btree (org_id, project_id);

CREATE INDEX schedule_start_date_idx ON casework.schedule USING btree (org_id, start_date);

CREATE INDEX schedule_updated_idx ON casework.schedule USING btree (org_id, updated);

CREATE INDEX schedule_worker_idx ON casework.schedule USING btree (org_id, worker_id, start_date);

CREATE INDEX template_project_idx ON casework.template USING btree (org_id, project_id);

CREATE INDEX upload_client_idx ON casework.upload USING btree (org_id, client_id);

CREATE INDEX upload_referral_idx ON casework.upload USING btree (org_id, referral_id);

CREATE INDEX upload_storage_key_idx ON casework.upload USING btree (storage_key);

CREATE INDEX user_branch_branch_idx ON casework.user_branch USING btree (org_id, branch_id);

CREATE INDEX user_key_source_idx ON casework.user_key USING btree (source_id);

CREATE INDEX user_key_user_idx ON casework.user_key USING btree (org_id, user_id);

CREATE INDEX user_project_project_idx ON casework.user_project USING btree (org_id, project_id);

CREATE INDEX worker_branch_branch_idx ON casework.worker_branch USING btree (org_id, branch_id);

CREATE INDEX worker_client_idx ON casework.worker USING btree (org_id, client_id);

CREATE INDEX worker_project_project_idx ON casework.worker_project USING btree (org_id, project_id);

CREATE INDEX worker_user_idx ON casework.worker USING btree (org_id, user_id);

CREATE INDEX app_secret_app_id_idx ON chat.app_secret USING btree (app_id);

CREATE INDEX app_user_created_at_idx ON chat.app_user USING btree (app_id, created_at, id);

CREATE UNIQUE INDEX app_user_one_system_key ON chat.app_user USING btree (app_id) WHERE is_system;

CREATE INDEX app_user_to_blank_idx ON chat.app_user USING btree (id) WHERE (blanked_id < blank_before_id);

CREATE INDEX app_user_to_forget_idx ON chat.app_user USING btree (id) WHERE (former_email IS NOT NULL);

CREATE INDEX comment_app_id_idx ON chat.comment USING btree (app_id, id);

COMMENT ON INDEX chat.comment_app_id_idx IS 'An export reads the comments of one app in the order of their ids, whatever other apps have between them.';

CREATE INDEX comment_created_at_idx ON chat.comment USING brin (created_at);

CREATE INDEX comment_message_idx ON chat.comment USING gin (lower(message) public.gin_trgm_ops);

CREATE INDEX comment_parent_id_idx ON chat.comment USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX comment_user_id_idx ON chat.comment USING btree (app_id, user_id, id);

CREATE INDEX event_app_id_idx ON chat.event USING btree (app_id, id);

CREATE INDEX event_created_at_idx ON chat.event USING brin (created_at);

CREATE INDEX export_due_idx ON chat.export USING btree (run_at, id) WHERE (status = 'started'::text);

CREATE INDEX export_recent_idx ON chat.export USING btree (app_id, created_at DESC, id DESC);

CREATE INDEX export_to_remove_idx ON chat.export USING btree (id) WHERE (deleted_at IS NOT NULL);

CREATE INDEX import_comment_unique_id_idx ON chat.import_comment USING btree (import_id, unique_id);

CREATE INDEX import_due_idx ON chat.import USING btree (run_at, id) WHERE (status = 'started'::text);

CREATE INDEX import_recent_idx ON chat.import USING btree (app_id, created_at DESC, id DESC);

CREATE INDEX import_room_unique_id_idx ON chat.import_room USING btree (import_id, unique_id);

CREATE INDEX import_user_email_idx ON chat.import_user USING btree (import_id, lower(email));

CREATE INDEX live_event_created_at_idx ON chat.live_event USING brin (created_at);

CREATE INDEX participant_user_id_idx ON chat.participant USING btree (app_id, user_id, room_id);

CREATE INDEX room_creator_id_idx ON chat.room USING btree (app_id, creator_id);

CREATE INDEX room_pair_high_idx ON chat.room USING btree (app_id, pair_high);

CREATE INDEX room_to_blank_idx ON chat.room USING btree (id) WHERE (blanked_seq < cleared_seq);

CREATE INDEX room_to_remove_idx ON chat.room USING btree (id) WHERE (deleted_at IS NOT NULL);

CREATE INDEX upload_app_id_idx ON chat.upload USING btree (app_id);

CREATE INDEX upload_storage_key_idx ON chat.upload USING btree (storage_key);

CREATE INDEX user_device_user_id_idx ON chat.user_device USING btree (app_id, user_id);

CREATE INDEX webhook_delivery_dead_idx ON chat.webhook_delivery USING btree (endpoint_id, id) WHERE (status = 'dead'::text);

CREATE INDEX webhook_delivery_endpoint_id_idx ON chat.webhook_delivery USING btree (endpoint_id, id);

CREATE INDEX webhook_delivery_finished_idx ON chat.webhook_delivery USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX webhook_delivery_lane_idx ON chat.webhook_delivery USING btree (endpoint_id, run_at, id) WHERE (status = 'pending'::text);

CREATE UNIQUE INDEX account_email_key ON identity.account USING btree (lower(email)) WHERE (email <> ''::text);

COMMENT ON INDEX identity.account_email_key IS 'The same address in other letters is the same person; service accounts have none.';

CREATE UNIQUE INDEX account_username_key ON identity.account USING btree (lower(username));

COMMENT ON INDEX identity.account_username_key IS 'The same name in other letters is the same person.';

CREATE INDEX outcome_caller_answers_before_idx ON identity.outcome USING btree (caller, answers_before);

CREATE INDEX outcome_created_at_idx ON identity.outcome USING btree (created_at);

CREATE INDEX token_account_id_idx ON identity.token USING btree (account_id);

CREATE INDEX answer_of_question_idx ON learning.answer USING btree (question_id);

CREATE INDEX answer_question_id_idx ON learning.answer USING btree (question_id, id) WHERE (archived_at IS NULL);

CREATE INDEX certificate_account_id_idx ON learning.certificate USING btree (account_id);

CREATE INDEX certificate_assessment_id_idx ON learning.certificate USING btree (assessment_id);

CREATE UNIQUE INDEX certificate_owner_key ON learning.certificate USING btree (assessment_id, account_id) WHERE (replaced_at IS NULL);

CREATE INDEX certificate_submission_id_idx ON learning.certificate USING btree (submission_id);

CREATE INDEX certificate_template_background_idx ON learning.certificate_template USING btree (split_part(background, '/'::text, 1)) WHERE (background IS NOT NULL);

CREATE INDEX content_page_updated_by_idx ON learning.content_page USING btree (updated_by);

CREATE INDEX course_certificate_template_id_idx ON learning.course USING btree (certificate_template_id);

CREATE INDEX course_course_image_idx ON learning.course USING btree (split_part(course_image, '/'::text, 1)) WHERE (course_image IS NOT NULL);

CREATE INDEX course_favourite_course_id_idx ON learning.course_favourite USING btree (course_id);

CREATE INDEX course_list_idx ON learning.course USING btree (is_draft, id);

CREATE INDEX course_name_idx ON learning.course USING btree (name);

CREATE INDEX course_pass_account_id_idx ON learning.course_pass USING btree (account_id);

CREATE UNIQUE INDEX course_pass_open_key ON learning.course_pass USING btree (course_id, account_id) WHERE ((finished_at IS NULL) AND (abandoned_at IS NULL));

CREATE INDEX course_search_idx ON learning.course USING gin (name public.gin_trgm_ops, description public.gin_trgm_ops, text public.gin_trgm_ops, author public.gin_trgm_ops);

CREATE INDEX course_specialization_specialization_id_idx ON learning.course_specialization USING btree (specialization_id);

CREATE INDEX event_certificate_template_id_idx ON learning.event USING btree (certificate_template_id);

CREATE INDEX event_event_plan_idx ON learning.event USING btree (split_part(event_plan, '/'::text, 1)) WHERE (event_plan IS NOT NULL);

CREATE INDEX event_image_idx ON learning.event USING btree (split_part(image, '/'::text, 1)) WHERE (image IS NOT NULL);

CREATE INDEX event_list_idx ON learning.event USING btree (kind, is_draft, id);

CREATE INDEX event_name_idx ON learning.event USING btree (kind, name);

CREATE INDEX event_search_idx ON learning.event USING gin (name public.gin_trgm_ops, description public.gin_trgm_ops, text public.gin_trgm_ops, place public.gin_trgm_ops, youtube_id public.gin_trgm_ops);

CREATE INDEX event_start_date_idx ON learning.event USING btree (kind, start_date);

CREATE INDEX event_testing_end_date_idx ON learning.event USING btree (testing_end_date);

CREATE INDEX file_removal_run_at_idx ON learning.file_removal USING btree (run_at);

CREATE INDEX lesson_file_file_idx ON learning.lesson_file USING btree (split_part(file, '/'::text, 1));

CREATE INDEX lesson_file_lesson_id_idx ON learning.lesson_file USING btree (lesson_id, id);

CREATE INDEX lesson_order_idx ON learning.lesson USING btree (course_id, sort_id, id);

CREATE INDEX lesson_pass_lesson_id_idx ON learning.lesson_pass USING btree (lesson_id);

CREATE INDEX mail_due_idx ON learning.mail USING btree (run_at, id) WHERE ((sent_at IS NULL) AND (failed_at IS NULL));

CREATE INDEX mail_recipient_idx ON learning.mail USING btree (recipient, created);

CREATE INDEX participant_account_id_idx ON learning.participant USING btree (account_id);

CREATE INDEX profile_specialization_id_idx ON learning.profile USING btree (specialization_id);

CREATE INDEX question_assessment_id_idx ON learning.question USING btree (assessment_id, id) WHERE (archived_at IS NULL);

CREATE INDEX question_of_assessment_idx ON learning.question USING btree (assessment_id);

CREATE INDEX realtime_launch_event_id_idx ON learning.realtime_launch USING btree (event_id, id);

CREATE INDEX realtime_launch_launched_by_idx ON learning.realtime_launch USING btree (launched_by);

CREATE INDEX realtime_launch_question_id_idx ON learning.realtime_launch USING btree (question_id);

CREATE INDEX realtime_vote_account_id_idx ON learning.realtime_vote USING btree (account_id);

CREATE INDEX realtime_vote_submission_id_idx ON learning.realtime_vote USING btree (submission_id);

CREATE INDEX registration_account_id_idx ON learning.registration USING btree (account_id);

CREATE INDEX registration_client_ip_created_idx ON learning.registration USING btree (created) WHERE (client_ip IS NOT NULL);

CREATE INDEX specialization_banner_idx ON learning.specialization USING btree (split_part(banner, '/'::text, 1)) WHERE (banner IS NOT NULL);

CREATE INDEX specialization_order_idx ON learning.specialization USING btree (sort_id, id);

CREATE INDEX submission_account_id_idx ON learning.submission USING btree (account_id);

CREATE INDEX submission_answer_answer_id_idx ON learning.submission_answer USING btree (answer_id);

CREATE INDEX submission_answer_question_id_idx ON learning.submission_answer USING btree (question_id, answer_id);

CREATE INDEX submission_assessment_idx ON learning.submission USING btree (assessment_id, account_id, id);

CREATE INDEX submission_course_pass_id_idx ON learning.submission USING btree (course_pass_id);

CREATE INDEX submission_list_idx ON learning.submission USING btree (assessment_id, id);

CREATE UNIQUE INDEX submission_poll_key ON learning.submission USING btree (assessment_id, account_id) WHERE (kind = 'poll'::text);

CREATE UNIQUE INDEX subscription_email_key ON learning.subscription USING btree (lower(email));

CREATE INDEX test_window_lesson_id_idx ON learning.test_window USING btree (lesson_id);

CREATE INDEX test_window_pass_idx ON learning.test_window USING btree (course_pass_id, lesson_id, id);

CREATE INDEX test_window_submission_id_idx ON learning.test_window USING btree (submission_id);

CREATE INDEX bad_data_datapoint_id_idx ON monitoring.bad_data USING btree (datapoint_id);

CREATE INDEX bad_data_document_id_idx ON monitoring.bad_data USING btree (document_id);

CREATE INDEX bad_data_source_datapoint_id_idx ON monitoring.bad_data USING btree (source_datapoint_id);

CREATE INDEX calculated_indicator_component_component_idx ON monitoring.calculated_indicator_component USING btree (indicator_component_id);

CREATE INDEX campaign_campaign_type_id_idx ON monitoring.campaign USING btree (campaign_type_id);

CREATE INDEX campaign_map_mapped_by_id_idx ON monitoring.campaign_map USING btree (mapped_by_id);

CREATE INDEX campaign_map_master_object_id_idx ON monitoring.campaign_map USING btree (master_object_id);

CREATE INDEX campaign_start_date_idx ON monitoring.campaign USING btree (start_date DESC, id DESC);

CREATE INDEX custom_dashboard_default_office_id_idx ON monitoring.custom_dashboard USING btree (default_office_id);

CREATE INDEX custom_dashboard_owner_id_idx ON monitoring.custom_dashboard USING btree (owner_id);

CREATE INDEX datapoint_changed_by_id_idx ON monitoring.datapoint USING btree (changed_by_id) WHERE (changed_by_id IS NOT NULL);

CREATE INDEX datapoint_group_shown_idx ON monitoring.datapoint_group USING btree (region_id, campaign_id) INCLUDE (value_count) WHERE is_shown;

CREATE INDEX datapoint_history_datapoint_id_idx ON monitoring.datapoint_history USING btree (datapoint_id);

CREATE INDEX datapoint_indicator_id_idx ON monitoring.datapoint USING btree (indicator_id);

CREATE UNIQUE INDEX datapoint_key ON monitoring.datapoint USING btree (campaign_id, indicator_id, region_id) INCLUDE (value);

CREATE INDEX datapoint_region_id_idx ON monitoring.datapoint USING btree (region_id, campaign_id);

CREATE INDEX datapoint_resolved_indicator_idx ON monitoring.datapoint_resolved USING btree (campaign_id, indicator_id, region_id) INCLUDE (has_value, has_local, has_parts);

COMMENT ON INDEX monitoring.datapoint_resolved_indicator_idx IS 'A write that changes a value, but not whether there is one, changes no index (heap-only update).';

CREATE INDEX datapoint_source_datapoint_id_idx ON monitoring.datapoint USING btree (source_datapoint_id) WHERE (source_datapoint_id IS NOT NULL);

CREATE INDEX document_created_by_id_idx ON monitoring.document USING btree (created_by_id);

CREATE INDEX document_job_created_by_id_idx ON monitoring.document_job USING btree (created_by_id, started_at);

CREATE INDEX document_job_document_id_idx ON monitoring.document_job USING btree (document_id);

CREATE INDEX document_job_due_idx ON monitoring.document_job USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX document_review_source_object_id_idx ON monitoring.document_review USING btree (source_object_id, db_model);

CREATE INDEX document_source_id_idx ON monitoring.document USING btree (source_id);

CREATE INDEX file_removal_run_at_idx ON monitoring.file_removal USING btree (run_at);

CREATE INDEX group_permission_indicator_id_idx ON monitoring.group_permission USING btree (indicator_id);

CREATE INDEX indicator_bound_indicator_id_idx ON monitoring.indicator_bound USING btree (indicator_id);

CREATE INDEX indicator_map_mapped_by_id_idx ON monitoring.indicator_map USING btree (mapped_by_id);

CREATE INDEX indicator_map_master_object_id_idx ON monitoring.indicator_map USING btree (master_object_id);

CREATE INDEX indicator_source_id_idx ON monitoring.indicator USING btree (source_id);

CREATE INDEX indicator_tag_parent_tag_id_idx ON monitoring.indicator_tag USING btree (parent_tag_id);

CREATE INDEX indicator_to_tag_indicator_tag_id_idx ON monitoring.indicator_to_tag USING btree (indicator_tag_id);

CREATE INDEX region_map_mapped_by_id_idx ON monitoring.region_map USING btree (mapped_by_id);

CREATE INDEX region_map_master_object_id_idx ON monitoring.region_map USING btree (master_object_id);

CREATE INDEX region_name_idx ON monitoring.region USING btree (name COLLATE "C");

COMMENT ON INDEX monitoring.region_name_idx IS 'By code point: serves name__startswith and the comparisons, whatever the database''s collation.';

CREATE INDEX region_parent_region_id_idx ON monitoring.region USING btree (parent_region_id) INCLUDE (id);

CREATE INDEX region_permission_region_id_idx ON monitoring.region_permission USING btree (region_id);

CREATE INDEX region_region_type_id_idx ON monitoring.region USING btree (region_type_id);

CREATE INDEX region_source_id_idx ON monitoring.region USING btree (source_id);

CREATE INDEX region_subtree_border_idx ON monitoring.region_subtree USING btree (region_id) WHERE is_office_border;

CREATE INDEX source_campaign_document_id_idx ON monitoring.source_campaign USING btree (document_id);

CREATE INDEX source_datapoint_campaign_idx ON monitoring.source_datapoint USING btree (document_id, campaign_string);

CREATE INDEX source_datapoint_indicator_idx ON monitoring.source_datapoint USING btree (document_id, indicator_string);

CREATE INDEX source_datapoint_region_idx ON monitoring.source_datapoint USING btree (document_id, region_code);

CREATE INDEX source_indicator_document_id_idx ON monitoring.source_indicator USING btree (document_id);

CREATE INDEX source_region_document_id_idx ON monitoring.source_region USING btree (document_id);

CREATE INDEX user_group_group_id_idx ON monitoring.user_group USING btree (group_id);

CREATE INDEX interaction_id_idx ON sync.interaction USING btree (id);

COMMENT ON INDEX sync.interaction_id_idx IS 'For exports, in the order of creation. Not unique, so that the table can be partitioned by therapist.';

CREATE INDEX rate_end_date_idx ON sync.rate USING btree (end_date, id);

CREATE INDEX therapist_organization_id_idx ON sync.therapist USING btree (organization_id);

CREATE INDEX total_therapists_end_date_idx ON sync.total_therapists USING btree (end_date, id);

CREATE STATISTICS casework.contact_day ON (start_date::date) FROM casework.contact;

COMMENT ON STATISTICS casework.contact_day IS 'Without it the planner takes each moment for a day of its own, and sorts rows that it could count in memory.';

CREATE STATISTICS casework.schedule_day ON (start_date::date) FROM casework.schedule;

COMMENT ON STATISTICS casework.schedule_day IS 'As casework.contact_day.';

CREATE TRIGGER app_user_changed AFTER INSERT OR DELETE OR UPDATE ON casework.app_user FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER contact_added AFTER INSERT ON casework.contact REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION casework.keep_first_contact();

CREATE TRIGGER contact_gone AFTER DELETE ON casework.contact REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION casework.keep_first_contact();

CREATE TRIGGER contact_moved AFTER UPDATE ON casework.contact REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION casework.keep_first_contact();

CREATE TRIGGER ext_db_changed AFTER INSERT OR DELETE OR UPDATE ON casework.ext_db FOR EACH ROW EXECUTE FUNCTION casework.tell_definitions_changed();

CREATE TRIGGER ext_field_changed AFTER INSERT OR DELETE OR UPDATE ON casework.ext_field FOR EACH ROW EXECUTE FUNCTION casework.tell_definitions_changed();

CREATE TRIGGER hidden_field_changed AFTER INSERT OR DELETE OR UPDATE ON casework.hidden_field FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER org_changed AFTER DELETE OR UPDATE ON casework.org FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER org_source_changed AFTER INSERT OR DELETE OR UPDATE ON casework.org_source FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER org_source_project_changed AFTER INSERT OR DELETE OR UPDATE ON casework.org_source_project FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER source_changed AFTER DELETE OR UPDATE ON casework.source FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER upload_deleted AFTER DELETE ON casework.upload FOR EACH ROW EXECUTE FUNCTION casework.upload_deleted();

CREATE TRIGGER user_branch_changed AFTER INSERT OR DELETE OR UPDATE ON casework.user_branch FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER user_client_type_changed AFTER INSERT OR DELETE OR UPDATE ON casework.user_client_type FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER user_group_changed AFTER INSERT OR DELETE OR UPDATE ON casework.user_group FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER user_key_changed AFTER INSERT OR DELETE OR UPDATE ON casework.user_key FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER user_project_changed AFTER INSERT OR DELETE OR UPDATE ON casework.user_project FOR EACH ROW EXECUTE FUNCTION casework.tell_callers_changed();

CREATE TRIGGER app_changed AFTER UPDATE ON chat.app FOR EACH ROW EXECUTE FUNCTION chat.tell_app_changed();

CREATE TRIGGER secret_changed AFTER DELETE OR UPDATE ON chat.app_secret FOR EACH ROW EXECUTE FUNCTION chat.tell_app_changed();

CREATE TRIGGER account_changed AFTER DELETE OR UPDATE OF is_active, is_staff, is_superuser, is_service_account, username ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.tell_account_changed();

CREATE TRIGGER token_changed AFTER DELETE OR UPDATE OF expires_at ON identity.token FOR EACH ROW EXECUTE FUNCTION identity.tell_account_changed();

CREATE TRIGGER certificate_template_file_released AFTER DELETE OR UPDATE OF background ON learning.certificate_template FOR EACH ROW WHEN ((old.background IS NOT NULL)) EXECUTE FUNCTION learning.file_released('background');

CREATE TRIGGER course_file_released AFTER DELETE OR UPDATE OF course_image ON learning.course FOR EACH ROW WHEN ((old.course_image IS NOT NULL)) EXECUTE FUNCTION learning.file_released('course_image');

CREATE TRIGGER event_file_released AFTER DELETE OR UPDATE OF image, event_plan ON learning.event FOR EACH ROW WHEN (((old.image IS NOT NULL) OR (old.event_plan IS NOT NULL))) EXECUTE FUNCTION learning.file_released('image', 'event_plan');

CREATE TRIGGER lesson_file_released AFTER DELETE OR UPDATE OF file ON learning.lesson_file FOR EACH ROW EXECUTE FUNCTION learning.file_released('file');

CREATE TRIGGER specialization_file_released AFTER DELETE OR UPDATE OF banner ON learning.specialization FOR EACH ROW WHEN ((old.banner IS NOT NULL)) EXECUTE FUNCTION learning.file_released('banner');

CREATE TRIGGER aggregation_changed AFTER UPDATE OF aggregation ON monitoring.indicator FOR EACH ROW WHEN ((old.aggregation IS DISTINCT FROM new.aggregation)) EXECUTE FUNCTION monitoring.aggregation_changed();

CREATE TRIGGER campaign_forgotten AFTER DELETE ON monitoring.campaign REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER campaign_office_changed AFTER UPDATE OF office_id ON monitoring.campaign FOR EACH ROW WHEN ((old.office_id <> new.office_id)) EXECUTE FUNCTION monitoring.campaign_office_changed();

CREATE TRIGGER components_deleted AFTER DELETE ON monitoring.calculated_indicator_component REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER components_inserted AFTER INSERT ON monitoring.calculated_indicator_component REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER components_updated AFTER UPDATE ON monitoring.calculated_indicator_component REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER datapoint_typed_over AFTER UPDATE OF source_datapoint_id ON monitoring.datapoint FOR EACH ROW WHEN (((old.source_datapoint_id IS NOT NULL) AND (new.source_datapoint_id IS NULL))) EXECUTE FUNCTION monitoring.datapoint_typed_over();

CREATE TRIGGER document_deleted AFTER DELETE ON monitoring.document FOR EACH ROW WHEN ((old.storage_key IS NOT NULL)) EXECUTE FUNCTION monitoring.document_deleted();

CREATE TRIGGER document_job_changed AFTER INSERT OR UPDATE OF state ON monitoring.document_job FOR EACH ROW EXECUTE FUNCTION monitoring.document_job_changed();

CREATE TRIGGER indicator_forgotten AFTER DELETE ON monitoring.indicator REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER indicator_tag_moved AFTER INSERT OR UPDATE OF parent_tag_id ON monitoring.indicator_tag FOR EACH ROW WHEN ((new.parent_tag_id IS NOT NULL)) EXECUTE FUNCTION monitoring.indicator_tag_moved();

CREATE TRIGGER region_deleted AFTER DELETE ON monitoring.region REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_deleted();

CREATE TRIGGER region_forgotten AFTER DELETE ON monitoring.region REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER region_inserted AFTER INSERT ON monitoring.region REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_inserted();

CREATE TRIGGER region_locked BEFORE INSERT OR DELETE OR UPDATE ON monitoring.region FOR EACH STATEMENT EXECUTE FUNCTION monitoring.lock_regions();

CREATE TRIGGER region_truncated AFTER TRUNCATE ON monitoring.region FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_truncated();

CREATE TRIGGER region_updated AFTER UPDATE ON monitoring.region REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_updated();

CREATE TRIGGER region_values_moved AFTER UPDATE ON monitoring.region REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_values_moved();

CREATE TRIGGER source_deleted BEFORE DELETE ON monitoring.source FOR EACH ROW WHEN ((old.source_name = ANY (ARRAY['data entry'::text, 'datapoint_upload'::text]))) EXECUTE FUNCTION monitoring.source_kept();

CREATE TRIGGER source_renamed BEFORE UPDATE OF source_name ON monitoring.source FOR EACH ROW WHEN (((old.source_name = ANY (ARRAY['data entry'::text, 'datapoint_upload'::text])) AND (new.source_name <> old.source_name))) EXECUTE FUNCTION monitoring.source_kept();

ALTER TABLE ONLY casework.age_band
    ADD CONSTRAINT age_band_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.app_user
    ADD CONSTRAINT app_user_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.app_user
    ADD CONSTRAINT app_user_org_id_group_id_fkey FOREIGN KEY (org_id, group_id) REFERENCES casework.user_group(org_id, id);

ALTER TABLE ONLY casework.audit
    ADD CONSTRAINT audit_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.branch
    ADD CONSTRAINT branch_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.client_branch
    ADD CONSTRAINT client_branch_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES casework.branch(org_id, id);

ALTER TABLE ONLY casework.client_branch
    ADD CONSTRAINT client_branch_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.client_external_id
    ADD CONSTRAINT client_external_id_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.client_external_id
    ADD CONSTRAINT client_external_id_source_id_fkey FOREIGN KEY (source_id) REFERENCES casework.source(id);

ALTER TABLE ONLY casework.client
    ADD CONSTRAINT client_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.client
    ADD CONSTRAINT client_org_id_usual_support_worker_fkey FOREIGN KEY (org_id, usual_support_worker) REFERENCES casework.worker(org_id, id);

ALTER TABLE ONLY casework.client_relationship
    ADD CONSTRAINT client_relationship_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.client_relationship
    ADD CONSTRAINT client_relationship_org_id_other_id_fkey FOREIGN KEY (org_id, other_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.contact
    ADD CONSTRAINT contact_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.contact
    ADD CONSTRAINT contact_org_id_referral_id_fkey FOREIGN KEY (org_id, referral_id) REFERENCES casework.referral(org_id, id);

ALTER TABLE ONLY casework.contact
    ADD CONSTRAINT contact_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id);

ALTER TABLE ONLY casework.dictionary_entry
    ADD CONSTRAINT dictionary_entry_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_db
    ADD CONSTRAINT ext_db_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_field
    ADD CONSTRAINT ext_field_org_id_ext_db_id_fkey FOREIGN KEY (org_id, ext_db_id) REFERENCES casework.ext_db(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_option
    ADD CONSTRAINT ext_option_org_id_ext_field_id_fkey FOREIGN KEY (org_id, ext_field_id) REFERENCES casework.ext_field(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_record
    ADD CONSTRAINT ext_record_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_record
    ADD CONSTRAINT ext_record_org_id_ext_db_id_fkey FOREIGN KEY (org_id, ext_db_id) REFERENCES casework.ext_db(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_record
    ADD CONSTRAINT ext_record_org_id_referral_id_fkey FOREIGN KEY (org_id, referral_id) REFERENCES casework.referral(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.ext_single
    ADD CONSTRAINT ext_single_org_id_ext_db_id_fkey FOREIGN KEY (org_id, ext_db_id) REFERENCES casework.ext_db(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.external_referral
    ADD CONSTRAINT external_referral_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_org_id_batch_id_fkey FOREIGN KEY (org_id, batch_id) REFERENCES casework.external_referral(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id);

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id);

ALTER TABLE ONLY casework.external_referral_person
    ADD CONSTRAINT external_referral_person_org_id_referral_id_fkey FOREIGN KEY (org_id, referral_id) REFERENCES casework.referral(org_id, id);

ALTER TABLE ONLY casework.external_referral
    ADD CONSTRAINT external_referral_source_id_fkey FOREIGN KEY (source_id) REFERENCES casework.source(id);

ALTER TABLE ONLY casework.hidden_field
    ADD CONSTRAINT hidden_field_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.org_source
    ADD CONSTRAINT org_source_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.org_source_project
    ADD CONSTRAINT org_source_project_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.org_source_project
    ADD CONSTRAINT org_source_project_org_id_source_id_fkey FOREIGN KEY (org_id, source_id) REFERENCES casework.org_source(org_id, source_id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.org_source
    ADD CONSTRAINT org_source_source_id_fkey FOREIGN KEY (source_id) REFERENCES casework.source(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.project
    ADD CONSTRAINT project_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_additional_org_person_fkey FOREIGN KEY (org_id, additional_org_person) REFERENCES casework.client(org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES casework.branch(org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_template_id_fkey FOREIGN KEY (org_id, template_id) REFERENCES casework.template(org_id, id);

ALTER TABLE ONLY casework.referral
    ADD CONSTRAINT referral_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES casework.branch(org_id, id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id);

ALTER TABLE ONLY casework.schedule
    ADD CONSTRAINT schedule_org_id_worker_id_fkey FOREIGN KEY (org_id, worker_id) REFERENCES casework.worker(org_id, id);

ALTER TABLE ONLY casework.template
    ADD CONSTRAINT template_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_org_id_client_id_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.upload
    ADD CONSTRAINT upload_org_id_referral_id_fkey FOREIGN KEY (org_id, referral_id) REFERENCES casework.referral(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_branch
    ADD CONSTRAINT user_branch_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES casework.branch(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_branch
    ADD CONSTRAINT user_branch_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_client_type
    ADD CONSTRAINT user_client_type_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_group
    ADD CONSTRAINT user_group_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_key
    ADD CONSTRAINT user_key_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_key
    ADD CONSTRAINT user_key_source_id_fkey FOREIGN KEY (source_id) REFERENCES casework.source(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_project
    ADD CONSTRAINT user_project_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.user_project
    ADD CONSTRAINT user_project_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.worker_branch
    ADD CONSTRAINT worker_branch_org_id_branch_id_fkey FOREIGN KEY (org_id, branch_id) REFERENCES casework.branch(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.worker_branch
    ADD CONSTRAINT worker_branch_org_id_worker_id_fkey FOREIGN KEY (org_id, worker_id) REFERENCES casework.worker(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.worker
    ADD CONSTRAINT worker_client_fkey FOREIGN KEY (org_id, client_id) REFERENCES casework.client(org_id, id);

ALTER TABLE ONLY casework.worker
    ADD CONSTRAINT worker_org_id_fkey FOREIGN KEY (org_id) REFERENCES casework.org(id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.worker
    ADD CONSTRAINT worker_org_id_user_id_fkey FOREIGN KEY (org_id, user_id) REFERENCES casework.app_user(org_id, id);

ALTER TABLE ONLY casework.worker_project
    ADD CONSTRAINT worker_project_org_id_project_id_fkey FOREIGN KEY (org_id, project_id) REFERENCES casework.project(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY casework.worker_project
    ADD CONSTRAINT worker_project_org_id_worker_id_fkey FOREIGN KEY (org_id, worker_id) REFERENCES casework.worker(org_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.app_secret
    ADD CONSTRAINT app_secret_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.app_user
    ADD CONSTRAINT app_user_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_app_id_room_id_fkey FOREIGN KEY (app_id, room_id) REFERENCES chat.room(app_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_app_id_user_id_fkey FOREIGN KEY (app_id, user_id) REFERENCES chat.app_user(app_id, id);

ALTER TABLE ONLY chat.comment
    ADD CONSTRAINT comment_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES chat.comment(id);

ALTER TABLE ONLY chat.event
    ADD CONSTRAINT event_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.export
    ADD CONSTRAINT export_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.import
    ADD CONSTRAINT import_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.import_comment
    ADD CONSTRAINT import_comment_import_id_fkey FOREIGN KEY (import_id) REFERENCES chat.import(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.import_room
    ADD CONSTRAINT import_room_import_id_fkey FOREIGN KEY (import_id) REFERENCES chat.import(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.import_user
    ADD CONSTRAINT import_user_import_id_fkey FOREIGN KEY (import_id) REFERENCES chat.import(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.participant
    ADD CONSTRAINT participant_app_id_room_id_fkey FOREIGN KEY (app_id, room_id) REFERENCES chat.room(app_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.participant
    ADD CONSTRAINT participant_app_id_user_id_fkey FOREIGN KEY (app_id, user_id) REFERENCES chat.app_user(app_id, id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_app_id_creator_id_fkey FOREIGN KEY (app_id, creator_id) REFERENCES chat.app_user(app_id, id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_app_id_pair_high_fkey FOREIGN KEY (app_id, pair_high) REFERENCES chat.app_user(app_id, id);

ALTER TABLE ONLY chat.room
    ADD CONSTRAINT room_app_id_pair_low_fkey FOREIGN KEY (app_id, pair_low) REFERENCES chat.app_user(app_id, id);

ALTER TABLE ONLY chat.upload
    ADD CONSTRAINT upload_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.user_device
    ADD CONSTRAINT user_device_app_id_user_id_fkey FOREIGN KEY (app_id, user_id) REFERENCES chat.app_user(app_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.webhook_delivery
    ADD CONSTRAINT webhook_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES chat.webhook_endpoint(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.webhook_delivery
    ADD CONSTRAINT webhook_delivery_event_id_fkey FOREIGN KEY (event_id) REFERENCES chat.event(id) ON DELETE CASCADE;

ALTER TABLE ONLY chat.webhook_endpoint
    ADD CONSTRAINT webhook_endpoint_app_id_fkey FOREIGN KEY (app_id) REFERENCES chat.app(id) ON DELETE CASCADE;

ALTER TABLE ONLY identity.token
    ADD CONSTRAINT token_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.answer
    ADD CONSTRAINT answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES learning.question(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_course_id_fkey FOREIGN KEY (course_id) REFERENCES learning.course(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_event_id_fkey FOREIGN KEY (event_id) REFERENCES learning.event(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.assessment
    ADD CONSTRAINT assessment_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES learning.lesson(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES learning.assessment(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES learning.certificate(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.certificate
    ADD CONSTRAINT certificate_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES learning.submission(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.content_page
    ADD CONSTRAINT content_page_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES identity.account(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.course
    ADD CONSTRAINT course_certificate_template_id_fkey FOREIGN KEY (certificate_template_id) REFERENCES learning.certificate_template(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.course_favourite
    ADD CONSTRAINT course_favourite_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.course_favourite
    ADD CONSTRAINT course_favourite_course_id_fkey FOREIGN KEY (course_id) REFERENCES learning.course(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.course_pass
    ADD CONSTRAINT course_pass_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.course_pass
    ADD CONSTRAINT course_pass_course_id_fkey FOREIGN KEY (course_id) REFERENCES learning.course(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.course_specialization
    ADD CONSTRAINT course_specialization_course_id_fkey FOREIGN KEY (course_id) REFERENCES learning.course(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.course_specialization
    ADD CONSTRAINT course_specialization_specialization_id_fkey FOREIGN KEY (specialization_id) REFERENCES learning.specialization(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.event
    ADD CONSTRAINT event_certificate_template_id_fkey FOREIGN KEY (certificate_template_id) REFERENCES learning.certificate_template(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.lesson
    ADD CONSTRAINT lesson_course_id_fkey FOREIGN KEY (course_id) REFERENCES learning.course(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.lesson_file
    ADD CONSTRAINT lesson_file_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES learning.lesson(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.lesson_pass
    ADD CONSTRAINT lesson_pass_course_pass_id_fkey FOREIGN KEY (course_pass_id) REFERENCES learning.course_pass(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.lesson_pass
    ADD CONSTRAINT lesson_pass_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES learning.lesson(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.participant
    ADD CONSTRAINT participant_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.participant
    ADD CONSTRAINT participant_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES learning.assessment(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.profile
    ADD CONSTRAINT profile_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.profile
    ADD CONSTRAINT profile_specialization_id_fkey FOREIGN KEY (specialization_id) REFERENCES learning.specialization(id);

ALTER TABLE ONLY learning.question
    ADD CONSTRAINT question_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES learning.assessment(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.realtime_launch
    ADD CONSTRAINT realtime_launch_event_id_fkey FOREIGN KEY (event_id) REFERENCES learning.event(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.realtime_launch
    ADD CONSTRAINT realtime_launch_launched_by_fkey FOREIGN KEY (launched_by) REFERENCES identity.account(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.realtime_launch
    ADD CONSTRAINT realtime_launch_question_id_fkey FOREIGN KEY (question_id) REFERENCES learning.question(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.realtime_vote
    ADD CONSTRAINT realtime_vote_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.realtime_vote
    ADD CONSTRAINT realtime_vote_question_id_fkey FOREIGN KEY (question_id) REFERENCES learning.question(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.realtime_vote
    ADD CONSTRAINT realtime_vote_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES learning.submission(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.registration
    ADD CONSTRAINT registration_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.registration
    ADD CONSTRAINT registration_event_id_fkey FOREIGN KEY (event_id) REFERENCES learning.event(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission
    ADD CONSTRAINT submission_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission_answer
    ADD CONSTRAINT submission_answer_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES learning.answer(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission_answer
    ADD CONSTRAINT submission_answer_question_id_fkey FOREIGN KEY (question_id) REFERENCES learning.question(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission_answer
    ADD CONSTRAINT submission_answer_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES learning.submission(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission
    ADD CONSTRAINT submission_assessment_id_fkey FOREIGN KEY (assessment_id) REFERENCES learning.assessment(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.submission
    ADD CONSTRAINT submission_course_pass_id_fkey FOREIGN KEY (course_pass_id) REFERENCES learning.course_pass(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.test_window
    ADD CONSTRAINT test_window_course_pass_id_fkey FOREIGN KEY (course_pass_id) REFERENCES learning.course_pass(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.test_window
    ADD CONSTRAINT test_window_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES learning.lesson(id) ON DELETE CASCADE;

ALTER TABLE ONLY learning.test_window
    ADD CONSTRAINT test_window_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES learning.submission(id) ON DELETE SET NULL;

ALTER TABLE ONLY learning.token_start
    ADD CONSTRAINT token_start_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_datapoint_id_fkey FOREIGN KEY (datapoint_id) REFERENCES monitoring.datapoint(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_source_datapoint_id_fkey FOREIGN KEY (source_datapoint_id) REFERENCES monitoring.source_datapoint(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_indicator_component_id_fkey FOREIGN KEY (indicator_component_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.calculation_rank
    ADD CONSTRAINT calculation_rank_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_campaign_type_id_fkey FOREIGN KEY (campaign_type_id) REFERENCES monitoring.campaign_type(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.campaign(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_campaign(id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_office_id_fkey FOREIGN KEY (office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_default_office_id_fkey FOREIGN KEY (default_office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES monitoring.campaign(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_source_datapoint_id_fkey FOREIGN KEY (source_datapoint_id) REFERENCES monitoring.source_datapoint(id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_group_id_fkey FOREIGN KEY (group_id) REFERENCES monitoring.app_group(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_bound
    ADD CONSTRAINT indicator_bound_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_indicator(id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.indicator_tag
    ADD CONSTRAINT indicator_tag_parent_tag_id_fkey FOREIGN KEY (parent_tag_id) REFERENCES monitoring.indicator_tag(id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_indicator_tag_id_fkey FOREIGN KEY (indicator_tag_id) REFERENCES monitoring.indicator_tag(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_region(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_office_id_fkey FOREIGN KEY (office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_parent_region_id_fkey FOREIGN KEY (parent_region_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region_polygon
    ADD CONSTRAINT region_polygon_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_region_type_id_fkey FOREIGN KEY (region_type_id) REFERENCES monitoring.region_type(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_group_id_fkey FOREIGN KEY (group_id) REFERENCES monitoring.app_group(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.interaction
    ADD CONSTRAINT interaction_therapist_id_fkey FOREIGN KEY (therapist_id) REFERENCES sync.therapist(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.therapist
    ADD CONSTRAINT therapist_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;
