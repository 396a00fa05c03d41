-- All rates: organizations by id, then the whole application.
-- psql -f ExportRates.sql
select /* Sync/ExportRates */
    rate.organization_id,
    rate.type,
    rate.period_type,
    rate.start_date,
    rate.end_date,
    rate.value
from sync.rate
order by
    rate.organization_id nulls last,
    rate.type,
    rate.period_type,
    rate.start_date,
    rate.id
