create or replace function monitoring.lock_document(of_document_id integer)
    returns void
    language sql
as $$
    select pg_advisory_xact_lock(1297042001, of_document_id) -- the first number only keeps our locks apart from others
$$;
