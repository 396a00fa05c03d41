-- Churn and retention rates by last day; a filter that is null keeps every row.
-- psql -v organization_ids=null -v is_whole=null -v period_type="'weekly'" -v period_after=null -v period_before=null -v type=null -v row_limit=10 -f ListRates.sql
select /* Sync/ListRates */
    rate.organization_id as organization,
    rate.period_type,
    rate.start_date,
    rate.end_date,
    rate.type,
    rate.value
from sync.rate
where
    (:organization_ids::bigint[] is null or rate.organization_id = any(:organization_ids::bigint[]))
    and (:is_whole::boolean is null or (rate.organization_id is null) = :is_whole::boolean)
    and (:period_type::text is null or rate.period_type = :period_type::text)
    and (
        :period_after::date is null
        or rate.start_date between :period_after::date and :period_before::date
        or (
            rate.end_date > :period_after::date
            and rate.end_date <= :period_before::date
        )
    )
    and (:type::text is null or rate.type = :type::text)
order by
    rate.end_date,
    rate.id
limit :row_limit::bigint
