-- Two roles beside the owner of the schema: one that serves, one that only looks. Run by a superuser, and again after an
-- upgrade that brings a new schema or a new column with a secret:
--
--     psql -U postgres -d platform -v owner=platform -v service=platform_service -v reader=platform_reader -f roles.sql
--
-- The owner migrates ("migrate up"); nodes log in as the service, with Database:MigrateOnStart=false. Passwords and who may
-- connect from where are the server's affair: \password, pg_hba.conf.

\set ON_ERROR_STOP on

begin;

set local client_min_messages = warning;

select format('create role %I login', wanted.role)
from unnest(array[:'service', :'reader']) as wanted (role)
where not exists (select from pg_roles where pg_roles.rolname = wanted.role)
\gexec

-- Nobody else; and nobody makes tables of their own.
select format('revoke all on database %I from public', current_database())
\gexec

select format('grant connect on database %I to %I, %I', current_database(), :'service', :'reader')
\gexec

revoke create on schema public from public;

-- Every schema of the owner, with what is in it and what a later migration puts into it.
create temporary table house on commit drop as
select
    pg_namespace.oid,
    pg_namespace.nspname as schema
from pg_namespace
where pg_namespace.nspowner = :'owner'::regrole and pg_namespace.nspname <> 'public';

select
    format('grant usage on schema %I to %I, %I', house.schema, :'service', :'reader'),
    format('grant select, insert, update, delete on all tables in schema %I to %I', house.schema, :'service'),
    format('grant usage, select, update on all sequences in schema %I to %I', house.schema, :'service'),
    format('grant select on all tables in schema %I to %I', house.schema, :'reader'),
    format(
        'alter default privileges for role %I in schema %I grant select, insert, update, delete on tables to %I',
        :'owner',
        house.schema,
        :'service'
    ),
    format(
        'alter default privileges for role %I in schema %I grant usage, select, update on sequences to %I',
        :'owner',
        house.schema,
        :'service'
    ),
    format(
        'alter default privileges for role %I in schema %I grant select on tables to %I',
        :'owner',
        house.schema,
        :'reader'
    )
from house
\gexec

-- Which migrations and functions there are is the owner's to say.
revoke insert, update, delete on all tables in schema ops from :"service";

-- What proves somebody, or would let one make such proofs, is not for who only looks: of these tables the other columns.
create temporary table secret (relation regclass, name name) on commit drop;

insert into secret (relation, name)
values
    ('identity.account', 'password_hash'),
    ('identity.outcome', 'body'),
    ('chat.app_user', 'password_hash'),
    ('chat.app_user', 'auth_token'),
    ('chat.shown_user', 'auth_token'),
    ('chat.import_user', 'password_hash'),
    ('chat.import_user', 'auth_token'),
    ('chat.import', 'content'),
    ('chat.link_key', 'key'),
    ('chat.user_device', 'token'),
    ('chat.webhook_endpoint', 'secret'),
    ('chat.webhook_endpoint', 'old_secret'),
    ('learning.signing_key', 'key'),
    ('learning.mail', 'body'),
    ('learning.mail', 'unsubscribe');

select distinct format('revoke select on %s from %I', secret.relation, :'reader')
from secret
\gexec

select
    format(
        'grant select (%s) on %s to %I',
        string_agg(quote_ident(pg_attribute.attname), ', ' order by pg_attribute.attnum),
        pg_attribute.attrelid::regclass,
        :'reader'
    )
from pg_attribute
where
    pg_attribute.attrelid in (select secret.relation from secret)
    and pg_attribute.attnum > 0
    and not pg_attribute.attisdropped
    and not exists (
        select
        from secret
        where
            secret.relation = pg_attribute.attrelid
            and secret.name = pg_attribute.attname
    )
group by pg_attribute.attrelid
\gexec

-- Statistics of all sessions and statements, as a DBA needs them.
grant pg_monitor to :"reader";

commit;
