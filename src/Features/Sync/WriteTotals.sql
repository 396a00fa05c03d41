-- Writes totals of therapists for one organization or, with null, for the whole application.
-- psql -v organization_id=null -v period_types="'{weekly}'" -v start_dates="'{2022-10-31}'" -v end_dates="'{2022-11-06}'" -v are_active="'{t}'" -v values="'{12}'" -f WriteTotals.sql
with /* Sync/WriteTotals */
incoming as (
    -- The same key twice in one payload: the last one wins.
    select distinct on (item.start_date, item.end_date, item.period_type, item.is_active)
        item.period_type,
        item.start_date,
        item.end_date,
        item.is_active,
        item.value
    from unnest(
        :period_types::text[],
        :start_dates::date[],
        :end_dates::date[],
        :are_active::boolean[],
        :values::integer[]
    )
        with ordinality as item (period_type, start_date, end_date, is_active, value, ordinal)
    order by item.start_date, item.end_date, item.period_type, item.is_active, item.ordinal desc
),

written as (
    insert into sync.total_therapists (organization_id, period_type, start_date, end_date, is_active, value)
    select
        :organization_id::bigint,
        incoming.period_type,
        incoming.start_date,
        incoming.end_date,
        incoming.is_active,
        incoming.value
    from incoming
    order by incoming.start_date, incoming.end_date, incoming.period_type, incoming.is_active -- one lock order for all
    on conflict on constraint total_therapists_key do update
        set value = excluded.value
        where total_therapists.value is distinct from excluded.value
    returning (xmax = 0) as is_created
)

select count(*) filter (where written.is_created) as rows_created
from written
