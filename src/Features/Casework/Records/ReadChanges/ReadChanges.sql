-- Which records of a group were changed since a snapshot, or are not the caller's to see any more: what was visible in it
-- is known from the values that the audit has of before. One row with nothing but the place: nothing.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v grp="'clients'" -v status=null -v had="'750:750:'" -v until="''" -v after=0 -v limit=1001 -f ReadChanges.sql
with /* Casework/ReadChanges */
place as (
    select
        -- Where numbers of transactions are those of another server, or begin anew, a snapshot means nothing.
        (select control.system_identifier::text from pg_control_system() as control)
        || '.'
        || (select control.timeline_id::text from pg_control_checkpoint() as control) as server,
        pg_current_snapshot() as now,
        coalesce(nullif(:had::text, '')::pg_snapshot, pg_current_snapshot()) as had,
        coalesce(nullif(:until::text, '')::pg_snapshot, pg_current_snapshot()) as until
),

changed as materialized (
    select
        audit.id,
        audit.grp,
        audit.record_id,
        audit.action,
        audit.changes
    from place
    inner join casework.audit
        on audit.org_id = :org_id::bigint
        and audit.xact >= pg_snapshot_xmin(place.had)
        and audit.xact < pg_snapshot_xmax(place.until)
        and not pg_visible_in_snapshot(audit.xact, place.had)
        and pg_visible_in_snapshot(audit.xact, place.until)
    where
        audit.grp = :grp::text
        or (
            audit.grp = 'clients' -- with a person all that belongs to them comes into sight, or goes out of it
            and not (:all_types::boolean and :all_branches::boolean)
            and audit.action <> 'create'
            and audit.changes ?| array['type', 'branch']
        )
),

own as (
    select
        changed.record_id,
        bool_or(changed.action = 'create') as is_new,
        (
            array_agg(changed.changes -> 'status' ->> 0 order by changed.id)
                filter (where changed.changes ? 'status' and changed.action <> 'create')
        )[1] as status_was
    from changed
    where changed.grp = :grp::text
    group by changed.record_id
),

person_before as (
    select
        changed.record_id,
        bool_or(changed.action = 'create') as is_new,
        (
            array_agg(changed.changes -> 'type' ->> 0 order by changed.id)
                filter (where changed.changes ? 'type' and changed.action <> 'create')
        )[1]::integer as type_was,
        (
            array_agg(changed.changes -> 'branch' -> 0 order by changed.id)
                filter (where changed.changes ? 'branch' and changed.action <> 'create')
        )[1] as branch_was
    from changed
    where changed.grp = 'clients'
    group by changed.record_id
),

person as (
    select
        client.id,
        not person_before.is_new
        and (:all_types::boolean or coalesce(person_before.type_was, client.type_id) = any(:types::integer[]))
        and (
            :all_branches::boolean
            or case
                when person_before.branch_was is not null
                    then exists (
                        select
                        from jsonb_array_elements_text(person_before.branch_was) as branch (id)
                        where branch.id::bigint = any(:branches::bigint[])
                    )
                else exists (
                    select
                    from casework.client_branch
                    where
                        client_branch.org_id = client.org_id
                        and client_branch.client_id = client.id
                        and client_branch.branch_id = any(:branches::bigint[])
                )
            end
        ) as was_visible,
        exists (
            select
            from casework.visible_client(
                :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
            ) as seen
            where seen.id = client.id
        ) as is_visible
    from person_before
    inner join casework.client
        on client.org_id = :org_id::bigint
        and client.id = person_before.record_id
),

moved as (
    select person.id
    from person
    where person.was_visible <> person.is_visible
),

touched as (
    select own.record_id
    from own
    union
    select referral.id
    from moved
    inner join casework.referral
        on referral.org_id = :org_id::bigint
        and referral.client_id = moved.id
    where :grp::text = 'referrals'
    union
    select contact.id
    from moved
    inner join casework.referral
        on referral.org_id = :org_id::bigint
        and referral.client_id = moved.id
    inner join casework.contact
        on contact.org_id = referral.org_id
        and contact.referral_id = referral.id
    where :grp::text = 'contacts'
    union
    select schedule.id
    from moved
    inner join casework.schedule
        on schedule.org_id = :org_id::bigint
        and schedule.client_id = moved.id
    where :grp::text = 'schedules'
),

-- What of a record never changes, and whose it is.
belonging as (
    select
        referral.id,
        referral.client_id,
        referral.project_id,
        referral.branch_id,
        null as status
    from touched
    inner join casework.referral
        on referral.org_id = :org_id::bigint
        and referral.id = touched.record_id
    where :grp::text = 'referrals'
    union all
    select
        contact.id,
        referral.client_id,
        referral.project_id,
        referral.branch_id,
        contact.status
    from touched
    inner join casework.contact
        on contact.org_id = :org_id::bigint
        and contact.id = touched.record_id
    inner join casework.referral
        on referral.org_id = contact.org_id
        and referral.id = contact.referral_id
    where :grp::text = 'contacts'
    union all
    select
        schedule.id,
        schedule.client_id,
        schedule.project_id,
        schedule.branch_id,
        null
    from touched
    inner join casework.schedule
        on schedule.org_id = :org_id::bigint
        and schedule.id = touched.record_id
    where :grp::text = 'schedules'
),

candidate as (
    select
        person.id,
        person.was_visible,
        person.is_visible
    from person
    where :grp::text = 'clients'
    union all
    select
        belonging.id,
        own.is_new is not true
        and (:status::text is null or coalesce(own.status_was, belonging.status) = :status::text)
        and coalesce(person.was_visible, seen.id is not null) as was_visible,
        (:status::text is null or belonging.status = :status::text) and seen.id is not null as is_visible
    from belonging
    left join own on own.record_id = belonging.id
    left join person on person.id = belonging.client_id
    left join casework.visible_client(
        :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
    ) as seen
        on seen.id = belonging.client_id
    where
        (:all_projects::boolean or belonging.project_id = any(:projects::bigint[]))
        and (:all_branches::boolean or belonging.branch_id = any(:branches::bigint[]))
),

page as (
    select
        candidate.id,
        candidate.is_visible
    from candidate
    where
        (candidate.is_visible or candidate.was_visible)
        and candidate.id > :after::bigint
    order by candidate.id
    limit :limit::bigint
)

select
    place.server,
    place.now::text as now,
    place.until::text as until,
    page.id,
    page.is_visible
from place
left join page on true
order by page.id
