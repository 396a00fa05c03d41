-- A contact with all that is written of it, by the names of the interface.
create or replace function casework.contact_image(org_id bigint, id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select
    to_jsonb(contact)
    - array['org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'user_id', 'referral_id', 'cancelled']
    || jsonb_build_object('user', contact.user_id, 'referral', contact.referral_id)
from casework.contact
where
    contact.org_id = contact_image.org_id
    and contact.id = contact_image.id
$$;
