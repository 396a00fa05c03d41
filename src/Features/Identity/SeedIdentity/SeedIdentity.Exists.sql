-- Whether there is any account.
select /* Identity/SeedIdentity.Exists */
    exists (select from identity.account) as is_there
