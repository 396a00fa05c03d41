-- Lets the planner know how many rows of files there are now. These tables are empty between two imports, and whoever
-- looked then, autovacuum for one, has left word that any index will do: a file's rows would all be read for each of
-- them. With the owner's rights: a role that only serves may not analyze.
create or replace function chat.analyze_imported(resource_name text) returns void
    language plpgsql
    security definer
    set search_path = pg_catalog
as $$
begin
    case resource_name
        when 'users' then analyze chat.import_user (import_id);
        when 'rooms' then analyze chat.import_room (import_id);
        else analyze chat.import_comment (import_id);
    end case;
end
$$;
