-- Rooms of a file, as far as they can be read.
-- psql -v id=5 -v row_numbers="'{}'" -v unique_ids="'{}'" -v types="'{}'" -v are_channels="'{}'" -v names="'{}'" -v avatar_urls="'{}'" -v options="'{}'" -v creator_emails="'{}'" -v participant_emails="'{}'" -v created_at="'{}'" -f ImportedRooms.Stage.sql
insert /* Chat/ImportedRooms.Stage */ into chat.import_room (
    import_id,
    row_number,
    unique_id,
    type,
    is_channel,
    name,
    avatar_url,
    options,
    creator_email,
    participant_emails,
    created_at
)
select
    :id::bigint,
    item.row_number,
    item.unique_id,
    item.type,
    item.is_channel,
    item.name,
    item.avatar_url,
    nullif(item.options, ''),
    item.creator_email,
    item.participant_emails::json,
    item.created_at::timestamptz
from unnest(
    :row_numbers::integer[],
    :unique_ids::text[],
    :types::text[],
    :are_channels::boolean[],
    :names::text[],
    :avatar_urls::text[],
    :options::text[],
    :creator_emails::text[],
    :participant_emails::text[],
    :created_at::text[]
) as item (
    row_number,
    unique_id,
    type,
    is_channel,
    name,
    avatar_url,
    options,
    creator_email,
    participant_emails,
    created_at
)
