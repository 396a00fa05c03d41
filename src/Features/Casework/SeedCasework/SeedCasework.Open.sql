-- Lets callers of the demo organisation in. No row: there is none.
-- psql -v org_hash="sha256('demo')" -v source_hash="sha256('demo')" -v user_hash="sha256('demo')" -v now="'2026-11-29'" -f SeedCasework.Open.sql
with /* Casework/SeedCasework.Open */
opened as (
    update casework.org
    set key_hash = :org_hash::bytea
    where
        org.is_demo
        and org.key_hash <> :org_hash::bytea
),

started as (
    update casework.source
    set key_hash = :source_hash::bytea
    where
        source.is_demo
        and source.key_hash <> :source_hash::bytea
),

shut as (
    delete from casework.user_key
    using casework.org
    where
        org.id = user_key.org_id
        and org.is_demo
        and user_key.key_hash <> :user_hash::bytea
)

insert into casework.user_key (key_hash, org_id, user_id, source_id, created)
select :user_hash::bytea, org.id, min(app_user.id), source.id, :now::timestamptz
from casework.org
inner join casework.app_user on app_user.org_id = org.id
inner join casework.source on source.is_demo
where org.is_demo
group by org.id, source.id
on conflict (key_hash) do update
    set revoked = null
