-- What is wrong with a body that the database alone knows, as 'code field': what a new record needs, and options that are not
-- in their dictionaries or not chosen any more. A value that is there already may stay.
create or replace function casework.sent_problems(
    who casework.writer,
    sent casework.sent,
    is_new boolean,
    stored jsonb
)
    returns text[]
    language sql
    stable
as $$
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
