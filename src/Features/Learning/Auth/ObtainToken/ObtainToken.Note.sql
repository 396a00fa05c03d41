-- Notes a log-in.
-- psql -v account_id=1 -v now="'2026-11-29'" -f ObtainToken.Note.sql
update /* Learning/ObtainToken.Note */ identity.account
set last_login = :now::timestamptz
where account.id = :account_id::bigint
