-- An office as uri_format asks for it. Not inlined, because it reads a table: so its plan is made only in a list that
-- shows more than ids, once for the whole list.
create or replace function monitoring.office_reference(uri_format text, of_office_id integer)
    returns json
    language sql
    stable
    parallel safe
as $$
    select monitoring.reference(uri_format, 'office', office.id, office.name, monitoring.slug_of(office.name))
    from monitoring.office
    where office.id = of_office_id
$$;
