-- Forgets a device of a user. No row: it was not the user's.
-- psql -v app_id=1 -v user_id=2 -v device_platform="'ios'" -v device_token="'d'" -f RemoveDeviceToken.sql
delete /* Chat/RemoveDeviceToken */ from chat.user_device
where
    user_device.app_id = :app_id::bigint
    and user_device.user_id = :user_id::bigint
    and user_device.platform = :device_platform::text
    and user_device.token = :device_token::text
