-- People whom a caller sees and who are like what is looked for, by those fields of names that the caller sees, with how
-- likely it is that they are meant: from 0 to 1, a name counting three, the day of birth two, the postcode one.
-- Without a surname all must fit: each word of the name, the day and the beginning of the postcode are those of the person,
-- exactly or nearly. With one, people are compared with somebody: the surname and the first name or the day of birth are
-- alike, and what is not known of a person counts neither for nor against them.
-- Of names that very many have, the first 5,000 are looked at.
create or replace function casework.alike_clients(
    org_id bigint,
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[],
    name_fields text[],
    name text,
    first_name text,
    surname text,
    born_from date,
    born_to date,
    postcode text
)
    returns table (client_id bigint, likelihood numeric)
    language plpgsql
    stable
as $$
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
