-- What differs between two images of a record, by field: [before, after].
create or replace function casework.changes_of(before jsonb, after jsonb)
    returns jsonb
    language sql
    immutable
    parallel safe
as $$
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
