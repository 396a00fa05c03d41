-- Grants a region and everything below it; a grant that is there already stays. No username, no region: not found.
-- psql -v username="'ann'" -v region_code="'NG'" -v read_write="'r'" -f GrantRegion.sql
with /* Monitoring/GrantRegion */
wanted as (
    select
        account.id as user_id,
        account.username,
        region.id as region_id,
        region.name as region
    from (select) as always
    left join identity.account on lower(account.username) = lower(:username::text)
    left join monitoring.region on region.region_code = :region_code::text
),

written as (
    insert into monitoring.region_permission (user_id, region_id, read_write)
    select
        wanted.user_id,
        wanted.region_id,
        :read_write::text
    from wanted
    where
        wanted.user_id is not null
        and wanted.region_id is not null
    on conflict (user_id, region_id, read_write) do nothing
    returning region_permission.id
)

select
    wanted.username,
    wanted.region,
    (
        select region_subtree.region_count
        from monitoring.region_subtree
        where region_subtree.region_id = wanted.region_id
    ) as region_count,
    exists (select 1 from written) as is_new
from wanted
