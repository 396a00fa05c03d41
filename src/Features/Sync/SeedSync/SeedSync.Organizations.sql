-- Demo organizations, with names.
-- psql -v organization_ids="'{1001}'" -v names="'{Practice}'" -f SeedSync.Organizations.sql
insert /* Sync/SeedSync.Organizations */ into sync.organization (id, name)
select
    item.organization_id,
    item.name
from unnest(:organization_ids::bigint[], :names::text[]) as item (organization_id, name)
on conflict (id) do nothing
