-- What a person is found by in an index: parts of the words of their names, how these sound, how their postcode begins; each
-- as a number that has the organisation in it, so that no search meets the people of another one. In loops, without a
-- query: it runs with every change of a person.
create or replace function casework.search_keys(
    org_id bigint,
    first_name text,
    middle_names text,
    known_as text,
    surname text,
    postcode text
)
    returns bigint[]
    language plpgsql
    immutable
    parallel safe
as $$
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
