-- Demo therapists.
-- psql -v therapist_ids="'{022f97554d83f635d538e1ba78d5e127}'" -v organization_ids="'{1001}'" -v dates_joined="'{2018-04-06}'" -f SeedSync.Therapists.sql
insert /* Sync/SeedSync.Therapists */ into sync.therapist (id, organization_id, date_joined)
select
    item.therapist_id,
    item.organization_id,
    item.date_joined
from unnest(:therapist_ids::text[], :organization_ids::bigint[], :dates_joined::date[])
    as item (therapist_id, organization_id, date_joined)
on conflict (id) do nothing
