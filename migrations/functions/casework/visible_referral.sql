-- The referrals that a caller sees: of their projects and branches, and of people whom they see.
create or replace function casework.visible_referral(
    org_id bigint,
    all_projects boolean,
    projects bigint[],
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[]
)
    returns setof casework.referral
    language sql
    stable
    parallel safe
as $$
select referral.*
from casework.referral
where
    referral.org_id = visible_referral.org_id
    and (visible_referral.all_projects or referral.project_id = any(visible_referral.projects))
    and (visible_referral.all_branches or referral.branch_id = any(visible_referral.branches))
    and (
        (visible_referral.all_types and visible_referral.all_branches)
        or exists (
            select
            from casework.visible_client(
                visible_referral.org_id,
                visible_referral.all_types,
                visible_referral.types,
                visible_referral.all_branches,
                visible_referral.branches
            ) as client
            where client.id = referral.client_id
        )
    )
$$;
