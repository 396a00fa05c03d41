-- What was done to a record that a caller sees, of the fields that they see; the external id is that of their own source.
-- psql -v source_id=1 -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v grp="'clients'" -v status=null -v id=1 -v keys="'{surname}'" -v names="'{surname}'" -v after=0 -v limit=101 -f ReadHistory.sql
with /* Casework/ReadHistory */
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

select
    audit.id,
    audit.at,
    audit.action,
    audit.user_id as "user",
    audit.source_id as source,
    shown.changes
from seen
inner join casework.audit
    on audit.org_id = :org_id::bigint
    and audit.grp = :grp::text
    and audit.record_id = seen.id
cross join lateral (
    select
        jsonb_object_agg(
            field.name,
            array(
                select
                    case jsonb_typeof(side.value)
                        when 'boolean' then case when side.value::boolean then '"Y"'::jsonb else '"N"'::jsonb end
                        else coalesce(side.value, 'null')
                    end
                from jsonb_array_elements(change.value) with ordinality as side (value, place)
                order by side.place
            )
        ) as changes
    from jsonb_each(audit.changes) as change (key, value)
    inner join unnest(:keys::text[], :names::text[]) as field (key, name) on field.key = change.key
    where
        change.key <> 'external_id'
        or audit.source_id = :source_id::bigint
) as shown
where
    audit.id > :after::bigint
    and shown.changes is not null
order by audit.id
limit :limit::bigint
