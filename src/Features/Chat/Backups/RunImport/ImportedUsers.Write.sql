-- Registers the users of a file, in its order. Fewer than there are: somebody registered one of them meanwhile.
-- psql -v id=5 -v app_id=1 -v now="'2026-11-29'" -f ImportedUsers.Write.sql
with /* Chat/ImportedUsers.Write */
written as (
    insert into chat.app_user (
        app_id,
        email,
        username,
        avatar_url,
        password_hash,
        auth_token,
        extras,
        is_active,
        erased_at,
        created_at,
        updated_at
    )
    select
        :app_id::bigint,
        import_user.email,
        import_user.username,
        import_user.avatar_url,
        import_user.password_hash,
        import_user.auth_token,
        import_user.extras,
        import_user.is_active,
        import_user.erased_at,
        import_user.created_at,
        :now::timestamptz
    from chat.import_user
    where import_user.import_id = :id::bigint
    order by import_user.row_number
    on conflict do nothing
    returning app_user.id
)

select count(*) as written
from written
