-- Whether there is a record of this number in a group that a caller sees: a contact of this status, a record of this extension
-- database, which is theirs to see.
create or replace function casework.sees_record(
    org_id bigint,
    all_projects boolean,
    projects bigint[],
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[],
    grp text,
    status text,
    ext_db_id bigint,
    id bigint
)
    returns boolean
    language sql
    stable
    parallel safe
as $$
select exists (
    select
    from casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
    where
        sees_record.grp = 'clients'
        and client.id = sees_record.id
    union all
    select
    from casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
    where
        sees_record.grp = 'referrals'
        and referral.id = sees_record.id
    union all
    select
    from casework.contact
    inner join casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
        on referral.org_id = contact.org_id
        and referral.id = contact.referral_id
    where
        sees_record.grp = 'contacts'
        and contact.org_id = sees_record.org_id
        and contact.id = sees_record.id
        and contact.status = sees_record.status
    union all
    select
    from casework.schedule
    inner join casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
        on client.org_id = schedule.org_id
        and client.id = schedule.client_id
    where
        sees_record.grp = 'schedules'
        and schedule.org_id = sees_record.org_id
        and schedule.id = sees_record.id
        and (sees_record.all_projects or schedule.project_id = any(sees_record.projects))
        and (sees_record.all_branches or schedule.branch_id = any(sees_record.branches))
    union all
    select
    from casework.ext_record
    left join casework.visible_client(
        sees_record.org_id, sees_record.all_types, sees_record.types, sees_record.all_branches, sees_record.branches
    ) as client
        on client.id = ext_record.client_id
    left join casework.visible_referral(
        sees_record.org_id,
        sees_record.all_projects,
        sees_record.projects,
        sees_record.all_types,
        sees_record.types,
        sees_record.all_branches,
        sees_record.branches
    ) as referral
        on referral.id = ext_record.referral_id
    where
        sees_record.grp = 'extension_database'
        and ext_record.org_id = sees_record.org_id
        and ext_record.id = sees_record.id
        and ext_record.ext_db_id = sees_record.ext_db_id
        and (client.id is not null or referral.id is not null)
)
$$;
