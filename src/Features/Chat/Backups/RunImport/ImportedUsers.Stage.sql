-- Users of a file, as far as they can be read.
-- psql -v id=5 -v row_numbers="'{}'" -v emails="'{}'" -v usernames="'{}'" -v avatar_urls="'{}'" -v auth_tokens="'{}'" -v password_hashes="'{}'" -v extras="'{}'" -v are_active="'{}'" -v created_at="'{}'" -v erased_at="'{}'" -f ImportedUsers.Stage.sql
insert /* Chat/ImportedUsers.Stage */ into chat.import_user (
    import_id,
    row_number,
    email,
    username,
    avatar_url,
    auth_token,
    password_hash,
    extras,
    is_active,
    created_at,
    erased_at
)
select
    :id::bigint,
    item.row_number,
    item.email,
    item.username,
    item.avatar_url,
    item.auth_token,
    item.password_hash,
    item.extras::json,
    item.is_active,
    item.created_at::timestamptz,
    item.erased_at::timestamptz
from unnest(
    :row_numbers::integer[],
    :emails::text[],
    :usernames::text[],
    :avatar_urls::text[],
    :auth_tokens::text[],
    :password_hashes::text[],
    :extras::text[],
    :are_active::boolean[],
    :created_at::text[],
    :erased_at::text[]
) as item (
    row_number,
    email,
    username,
    avatar_url,
    auth_token,
    password_hash,
    extras,
    is_active,
    created_at,
    erased_at
)
