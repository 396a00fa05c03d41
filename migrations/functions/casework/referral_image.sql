-- A referral with all that is written of it or follows from its contacts, by the names of the interface.
create or replace function casework.referral_image(org_id bigint, id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select
    to_jsonb(referral)
    - array[
        'org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'client_id', 'project_id', 'branch_id',
        'template_id', 'user_id', 'first_contact'
    ]
    || jsonb_build_object(
        'client', referral.client_id,
        'project', referral.project_id,
        'branch', referral.branch_id,
        'template', referral.template_id,
        'user', referral.user_id,
        'date', referral.first_contact,
        'referral_complete',
        not exists (
            select
            from casework.contact
            where
                contact.org_id = referral.org_id
                and contact.referral_id = referral.id
                and contact.status = 'due'
        )
    )
    || casework.extension_image(referral.org_id, 'referral', referral.id)
from casework.referral
where
    referral.org_id = referral_image.org_id
    and referral.id = referral_image.id
$$;
