-- An object with the members of another in place of its own; those that are null there are gone.
create or replace function learning.merged(base jsonb, given jsonb)
returns jsonb
language sql
immutable
as $$
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
