-- The words of a name, without letter case, accents and signs, for search: O'Brien is one, Smith-Jones are two.
create or replace function casework.name_words(value text)
    returns text[]
    language plpgsql
    immutable
    strict
    parallel safe
as $$
begin
    return array_remove(
        regexp_split_to_array(
            replace(translate(casework.folded(value), 'øłđı''’`´', 'oldi'), 'ß', 'ss'), '[\s!-/:-@\[-_{-~]+'
        ),
        ''
    );
end
$$;
