-- An object with other values under some of its names; order and everything else stay as they were written.
create or replace function chat.json_with(object json, changed jsonb) returns json
    language sql
    immutable
as $$
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
