-- The hashes of passwords that came as plain text. Written as an insert that always meets its row, which is found by its
-- key, whatever the planner believes of a table whose rows come and go.
-- psql -v id=5 -v row_numbers="'{}'" -v password_hashes="'{}'" -f ImportedUsers.Hashes.sql
insert /* Chat/ImportedUsers.Hashes */ into chat.import_user (import_id, row_number, password_hash)
select
    :id::bigint,
    item.row_number,
    item.password_hash
from unnest(:row_numbers::integer[], :password_hashes::text[]) as item (row_number, password_hash)
on conflict (import_id, row_number) do update
    set password_hash = excluded.password_hash
