-- Translations with others merged in, language by language; a language that is null there is gone.
create or replace function learning.merged_translations(base jsonb, given jsonb)
returns jsonb
language sql
immutable
as $$
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
