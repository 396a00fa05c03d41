-- Makes all values of all campaigns.
-- psql -f SeedMonitoring.Rebuild.sql
-- writes: monitoring.rebuild
select /* Monitoring/SeedMonitoring.Rebuild */ monitoring.rebuild()
