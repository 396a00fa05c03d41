-- All totals of therapists: organizations by id, then the whole application.
-- psql -f ExportTotals.sql
select /* Sync/ExportTotals */
    total_therapists.organization_id,
    case when total_therapists.is_active then 'active' else 'inactive' end as type,
    total_therapists.period_type,
    total_therapists.start_date,
    total_therapists.end_date,
    total_therapists.value
from sync.total_therapists
order by
    total_therapists.organization_id nulls last,
    total_therapists.is_active,
    total_therapists.period_type,
    total_therapists.start_date,
    total_therapists.id
