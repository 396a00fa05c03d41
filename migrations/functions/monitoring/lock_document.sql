-- One at a time processes or refreshes a document. The number is not that of the trees of regions and tags: else
-- whoever worked on document 1 would hold up all changes of regions.
create or replace function monitoring.lock_document(of_document_id integer)
    returns void
    language sql
as $$
    select pg_advisory_xact_lock(1297042002, of_document_id) -- the first number only keeps our locks apart from others
$$;
