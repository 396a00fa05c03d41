-- Whether there is any office.
select /* Monitoring/SeedMonitoring.Exists */
    exists (select from monitoring.office) as is_there
