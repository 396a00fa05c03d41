-- Whether there is any organization.
-- psql -f SeedSync.Exists.sql
select /* Sync/SeedSync.Exists */
    exists (select from sync.organization) as is_there
