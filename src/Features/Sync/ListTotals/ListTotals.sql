-- Totals of therapists by last day; a filter that is null keeps every row.
-- psql -v organization_ids=null -v is_whole=null -v period_type="'weekly'" -v period_after=null -v period_before=null -v is_active=null -v row_limit=10 -f ListTotals.sql
select /* Sync/ListTotals */
    total_therapists.period_type,
    total_therapists.organization_id as organization,
    total_therapists.start_date,
    total_therapists.end_date,
    total_therapists.is_active,
    total_therapists.value
from sync.total_therapists
where
    (:organization_ids::bigint[] is null or total_therapists.organization_id = any(:organization_ids::bigint[]))
    and (:is_whole::boolean is null or (total_therapists.organization_id is null) = :is_whole::boolean)
    and (:period_type::text is null or total_therapists.period_type = :period_type::text)
    and (
        :period_after::date is null
        or total_therapists.start_date between :period_after::date and :period_before::date
        or (
            total_therapists.end_date > :period_after::date
            and total_therapists.end_date <= :period_before::date
        )
    )
    and (:is_active::boolean is null or total_therapists.is_active = :is_active::boolean)
order by
    total_therapists.end_date,
    total_therapists.id
limit :row_limit::bigint
