-- The first number was that of the trees as well: whoever worked on document 1 held up all changes of regions, on
-- document 3 those of tags.
create or replace function monitoring.lock_document(of_document_id integer)
    returns void
    language sql
as $$
    select pg_advisory_xact_lock(1297042002, of_document_id) -- the first number only keeps our locks apart from others
$$;
