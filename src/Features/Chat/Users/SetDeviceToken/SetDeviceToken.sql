-- Registers a device with a user. No row: it is the user's already.
-- psql -v app_id=1 -v user_id=2 -v device_platform="'ios'" -v device_token="'d'" -v now="'2026-11-29'" -f SetDeviceToken.sql
insert /* Chat/SetDeviceToken */ into chat.user_device (app_id, user_id, platform, token, updated_at)
values (
    :app_id::bigint,
    :user_id::bigint,
    :device_platform::text,
    :device_token::text,
    :now::timestamptz
)
on conflict (app_id, platform, token) do update
    set
        user_id = excluded.user_id,
        updated_at = excluded.updated_at
    where user_device.user_id <> excluded.user_id
