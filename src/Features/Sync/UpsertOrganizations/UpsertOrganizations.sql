-- Creates the missing organizations under their default name. One lock order for all writers: by id.
-- psql -v organization_ids="'{1,2}'" -f UpsertOrganizations.sql
with /* Sync/UpsertOrganizations */
incoming as (
    select distinct item.organization_id
    from unnest(:organization_ids::bigint[]) as item (organization_id)
),

written as (
    insert into sync.organization (id, name)
    select incoming.organization_id, 'Organization ' || incoming.organization_id
    from incoming
    order by incoming.organization_id
    on conflict (id) do nothing
    returning id
)

select count(*) as rows_created
from written
