-- Whether there is a record of this number in a group that the caller sees.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v grp="'clients'" -v status=null -v id=1 -f ReadHistory.Seen.sql
with /* Casework/ReadHistory.Seen */
seen as (
    select client.id
    from casework.visible_client(
        :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
    ) as client
    where
        :grp::text = 'clients'
        and client.id = :id::bigint
    union all
    select referral.id
    from casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
    where
        :grp::text = 'referrals'
        and referral.id = :id::bigint
    union all
    select contact.id
    from casework.contact
    inner join casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
        on referral.org_id = contact.org_id
        and referral.id = contact.referral_id
    where
        :grp::text = 'contacts'
        and contact.org_id = :org_id::bigint
        and contact.id = :id::bigint
        and contact.status = :status::text
    union all
    select schedule.id
    from casework.schedule
    inner join casework.visible_client(
        :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
    ) as client
        on client.org_id = schedule.org_id
        and client.id = schedule.client_id
    where
        :grp::text = 'schedules'
        and schedule.org_id = :org_id::bigint
        and schedule.id = :id::bigint
        and (:all_projects::boolean or schedule.project_id = any(:projects::bigint[]))
        and (:all_branches::boolean or schedule.branch_id = any(:branches::bigint[]))
)

select exists (select from seen) as is_visible
