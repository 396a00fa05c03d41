-- Makes all values of all campaigns.
select /* Monitoring/SeedMonitoring.Rebuild */ monitoring.rebuild()
