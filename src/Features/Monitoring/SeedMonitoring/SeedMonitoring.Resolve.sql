-- Makes the values of a campaign that was loaded.
-- psql -v campaign_id=1000001 -f SeedMonitoring.Resolve.sql
-- writes: monitoring.rebuild
select /* Monitoring/SeedMonitoring.Resolve */ monitoring.rebuild(:campaign_id::integer)
