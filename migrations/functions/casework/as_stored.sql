-- Values as they are stored: letters composed, and times that carry a zone as those of the organisation's clock.
create or replace function casework.as_stored(given jsonb, zoned text[], time_zone text)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
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
