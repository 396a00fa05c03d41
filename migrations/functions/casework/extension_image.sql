-- The single extension fields of a client or a referral: x and the number of the field.
create or replace function casework.extension_image(org_id bigint, parent text, parent_id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select coalesce(jsonb_object_agg('x' || field.number, field.value), '{}')
from casework.ext_single
inner join casework.ext_db
    on ext_db.org_id = ext_single.org_id
    and ext_db.id = ext_single.ext_db_id
    and ext_db.parent = extension_image.parent
cross join lateral jsonb_each(ext_single.data) as field (number, value)
where
    ext_single.org_id = extension_image.org_id
    and ext_single.parent_id = extension_image.parent_id
$$;
