-- Brings what follows from the changed values of a campaign up to date; the two arrays go in step.
-- psql -v campaign_id=7 -v region_ids="'{23}'" -v indicator_ids=null -f MasterRefresh.Resolve.sql
-- writes: monitoring.resolve
select /* Monitoring/MasterRefresh.Resolve */
    monitoring.resolve(:campaign_id::integer, :region_ids::integer[], :indicator_ids::integer[])::text as resolved
