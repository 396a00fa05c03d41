-- The same for values of extension fields.
create or replace function casework.extensions_as_stored(extensions jsonb, time_zone text)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
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
