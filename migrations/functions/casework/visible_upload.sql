-- The uploads that a caller sees: of people and referrals whom they see, and for everybody, for them, for their group, or
-- of their own making.
create or replace function casework.visible_upload(
    org_id bigint,
    user_id bigint,
    group_id bigint,
    all_projects boolean,
    projects bigint[],
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[]
)
    returns setof casework.upload
    language sql
    stable
    parallel safe
as $$
select upload.*
from casework.upload
where
    upload.org_id = visible_upload.org_id
    and (
        (upload.user_ids = '{}' and upload.group_ids = '{}')
        or visible_upload.user_id = any(upload.user_ids)
        or visible_upload.group_id = any(upload.group_ids)
        or upload.created_by = visible_upload.user_id
    )
    and case
        when upload.client_id is not null
            then exists (
                select
                from casework.visible_client(
                    visible_upload.org_id,
                    visible_upload.all_types,
                    visible_upload.types,
                    visible_upload.all_branches,
                    visible_upload.branches
                ) as client
                where client.id = upload.client_id
            )
        else exists (
            select
            from casework.visible_referral(
                visible_upload.org_id,
                visible_upload.all_projects,
                visible_upload.projects,
                visible_upload.all_types,
                visible_upload.types,
                visible_upload.all_branches,
                visible_upload.branches
            ) as referral
            where referral.id = upload.referral_id
        )
    end
$$;
