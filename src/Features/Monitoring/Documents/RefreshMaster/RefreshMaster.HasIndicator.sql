-- Whether there is such an indicator.
-- psql -v indicator_id=3 -f RefreshMaster.HasIndicator.sql
select /* Monitoring/RefreshMaster.HasIndicator */ exists (
    select 1
    from monitoring.indicator
    where indicator.id = :indicator_id::integer
) as is_there
