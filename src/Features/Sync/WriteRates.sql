-- Writes churn and retention rates for one organization or, with null, for the whole application.
-- psql -v organization_id=null -v types="'{churn_rate}'" -v period_types="'{weekly}'" -v start_dates="'{2022-10-31}'" -v end_dates="'{2022-11-06}'" -v values="'{2.5}'" -f WriteRates.sql
with /* Sync/WriteRates */
incoming as (
    -- The same key twice in one payload: the last one wins.
    select distinct on (item.type, item.start_date, item.end_date, item.period_type)
        item.type,
        item.period_type,
        item.start_date,
        item.end_date,
        item.value
    from unnest(
        :types::text[],
        :period_types::text[],
        :start_dates::date[],
        :end_dates::date[],
        :values::double precision[]
    )
        with ordinality as item (type, period_type, start_date, end_date, value, ordinal)
    order by item.type, item.start_date, item.end_date, item.period_type, item.ordinal desc
),

written as (
    insert into sync.rate (organization_id, type, period_type, start_date, end_date, value)
    select
        :organization_id::bigint,
        incoming.type,
        incoming.period_type,
        incoming.start_date,
        incoming.end_date,
        incoming.value
    from incoming
    order by incoming.type, incoming.start_date, incoming.end_date, incoming.period_type -- one lock order for all
    on conflict on constraint rate_key do update
        set value = excluded.value
        where rate.value is distinct from excluded.value
    returning (xmax = 0) as is_created
)

select count(*) filter (where written.is_created) as rows_created
from written
