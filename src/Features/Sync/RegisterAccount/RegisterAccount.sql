-- Makes an account that is not yet active; no row: another has the name or the address.
-- psql -v username="'ada'" -v email="'ada@example.org'" -v password_hash="''" -v first_name="'Ada'" -v last_name="'L'" -v now="'2026-11-22'" -f RegisterAccount.sql
insert /* Sync/RegisterAccount */ into identity.account
    (username, email, password_hash, first_name, last_name, is_active, date_joined)
values (
    :username::text,
    :email::text,
    :password_hash::text,
    :first_name::text,
    :last_name::text,
    false, -- as the original: it blocks nothing, an administrator sees who is new
    :now::timestamptz
)
on conflict do nothing
returning
    account.id,
    account.username,
    account.email,
    account.first_name,
    account.last_name,
    account.is_active,
    account.date_joined
