-- Makes sure that the therapist exists and that no other batch writes this therapist's interactions meanwhile.
-- psql -v therapist_id="'022f97554d83f635d538e1ba78d5e127'" -f UpsertInteractions.LockTherapist.sql
insert /* Sync/UpsertInteractions.LockTherapist */ into sync.therapist (id)
values (:therapist_id::text) -- a placeholder: organization and date follow with the therapists push, and are not counted here
on conflict (id) do update
    set id = excluded.id
    where false -- nothing is changed, but the row is locked until the commit
