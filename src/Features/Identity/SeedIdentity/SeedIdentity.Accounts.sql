-- The demo accounts, all with one password. The domain example.invalid marks them: nobody can have it (RFC 2606).
-- Accounts whose password was taken away get one again.
-- psql -v password_hash="''" -v now="'2026-11-22'" -f SeedIdentity.Accounts.sql
insert /* Identity/SeedIdentity.Accounts */ into identity.account (
    username,
    email,
    first_name,
    last_name,
    password_hash,
    is_staff,
    is_superuser,
    is_service_account,
    date_joined
)
values
    ('demo', 'demo@example.invalid', 'Dana', 'Demo', :password_hash::text, true, true, false, :now::timestamptz),
    ('demo-user', 'demo-user@example.invalid', 'Uma', 'Demo', :password_hash::text, false, false, false, :now::timestamptz),
    ('demo-bot', 'demo-bot@example.invalid', '', '', :password_hash::text, false, false, true, :now::timestamptz)
on conflict (lower(username)) do update
    set password_hash = excluded.password_hash
    where
        account.email = excluded.email
        and account.password_hash = ''
