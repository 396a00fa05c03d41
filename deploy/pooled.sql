-- What the service says to each of its sessions, said by its role: for where a pooler stands in between, to which it says
-- nothing. The time-outs are those of Database:StatementTimeoutSeconds and Database:LockTimeoutSeconds.
--
--     psql -U postgres -d platform -v role=platform -f pooled.sql

\set ON_ERROR_STOP on

alter role :"role" set statement_timeout = '30s';
alter role :"role" set lock_timeout = '20s';
alter role :"role" set idle_in_transaction_session_timeout = '60s';
alter role :"role" set timezone = 'UTC';
alter role :"role" set jit = off;
