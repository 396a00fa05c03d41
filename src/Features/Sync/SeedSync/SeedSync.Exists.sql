-- Whether there is any organization.
select /* Sync/SeedSync.Exists */
    exists (select from sync.organization) as is_there
