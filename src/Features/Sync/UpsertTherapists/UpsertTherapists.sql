-- Writes one organization's therapists. An item that changes nothing is not rewritten.
-- psql -v organization_id=1001 -v therapist_ids="'{a,b}'" -v dates_joined="'{2018-04-06,2018-06-17}'" -f UpsertTherapists.sql
with /* Sync/UpsertTherapists */
incoming as (
    -- The same therapist twice in one payload: the last one wins. Without this the upsert fails with 21000.
    select distinct on (item.therapist_id collate "C")
        item.therapist_id,
        item.date_joined
    from unnest(:therapist_ids::text[], :dates_joined::date[])
        with ordinality as item (therapist_id, date_joined, ordinal)
    order by item.therapist_id collate "C", item.ordinal desc
),

written as (
    insert into sync.therapist (id, organization_id, date_joined)
    select incoming.therapist_id, :organization_id::bigint, incoming.date_joined
    from incoming
    order by incoming.therapist_id collate "C" -- one lock order for all writers, so two batches never deadlock
    on conflict (id) do update
        set
            organization_id = excluded.organization_id,
            date_joined = excluded.date_joined
        where (therapist.organization_id, therapist.date_joined)
            is distinct from (excluded.organization_id, excluded.date_joined)
    returning (xmax = 0) as is_created
)

select count(*) filter (where written.is_created) as rows_created
from written
