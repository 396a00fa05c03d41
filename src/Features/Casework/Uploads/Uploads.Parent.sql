-- Whether there is a person or a referral of this number that the caller sees.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v client_id=1 -v referral_id=null -f Uploads.Parent.sql
with /* Casework/Uploads.Parent */
parent as (
    select
        client.id as client_id,
        null::bigint as referral_id
    from casework.visible_client(
        :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
    ) as client
    where client.id = :client_id::bigint
    union all
    select
        null,
        referral.id
    from casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
    where referral.id = :referral_id::bigint
)

select exists (select from parent) as is_visible
