-- A record of an extension database with whose it is; its fields are x and their numbers.
create or replace function casework.ext_record_image(org_id bigint, id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select
    jsonb_build_object('client', ext_record.client_id, 'referral', ext_record.referral_id)
    || coalesce(
        (
            select jsonb_object_agg('x' || field.number, field.value)
            from jsonb_each(ext_record.data) as field (number, value)
        ),
        '{}'
    )
from casework.ext_record
where
    ext_record.org_id = ext_record_image.org_id
    and ext_record.id = ext_record_image.id
$$;
