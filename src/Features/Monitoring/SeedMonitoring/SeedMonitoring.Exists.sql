-- Whether there is any office.
-- psql -f SeedMonitoring.Exists.sql
select /* Monitoring/SeedMonitoring.Exists */
    exists (select from monitoring.office) as is_there
