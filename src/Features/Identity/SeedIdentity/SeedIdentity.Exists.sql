-- Whether there is any account.
-- psql -f SeedIdentity.Exists.sql
select /* Identity/SeedIdentity.Exists */
    exists (select from identity.account) as is_there
