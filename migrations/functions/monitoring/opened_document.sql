-- The documents whose file and cells an account may see: its own, and all of them for whoever manages the system. A
-- document's row is in everybody's list; its content may be about regions that others may not read.
create or replace function monitoring.opened_document(of_account_id bigint)
    returns table (document_id integer)
    language sql
    stable
    parallel safe
    rows 100
as $$
    select document.id
    from monitoring.document
    where
        document.created_by_id = of_account_id
        or (select monitoring.has_code(of_account_id, 'manage_system'))
$$;
