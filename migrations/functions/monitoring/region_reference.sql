-- A region as uri_format asks for it; not inlined, as monitoring.office_reference. It may be one that the caller cannot
-- see: whoever sees a region may know its parent.
create or replace function monitoring.region_reference(uri_format text, of_region_id integer)
    returns json
    language sql
    stable
    parallel safe
as $$
    select monitoring.reference(uri_format, 'region', region.id, region.name, region.slug)
    from monitoring.region
    where region.id = of_region_id
$$;
