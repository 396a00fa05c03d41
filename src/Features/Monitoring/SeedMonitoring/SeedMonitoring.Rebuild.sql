-- Makes all values of all campaigns.
-- writes: monitoring.rebuild
select /* Monitoring/SeedMonitoring.Rebuild */ monitoring.rebuild()
