-- A reference to a row as uri_format asks for it: id, name, slug or uri; null stays null. Stable because to_json is:
-- called immutable it would not be inlined, and cost a call for each row.
create or replace function monitoring.reference(uri_format text, resource text, id integer, name text, slug text)
    returns json
    language sql
    stable
    parallel safe
as $$
    select
        case
            when id is null then null
            when uri_format = 'id' then to_json(id)
            when uri_format = 'name' then to_json(name)
            when uri_format = 'slug' then to_json(slug)
            else to_json('/api/v2/' || resource || '/' || id || '/')
        end
$$;
