-- Whether a value is what GeoJSON (RFC 7946) calls a Polygon or MultiPolygon: at least one ring each, of at least four
-- positions in degrees, of which the last is like the first.
create or replace function monitoring.is_polygon(geometry jsonb)
    returns boolean
    language plpgsql
    immutable
    parallel safe
as $$
declare
    polygons jsonb := case geometry ->> 'type'
        when 'Polygon' then jsonb_build_array(geometry -> 'coordinates')
        when 'MultiPolygon' then geometry -> 'coordinates'
    end;
    polygon jsonb;
    ring jsonb;
begin
    if jsonb_typeof(polygons) is distinct from 'array' or polygons = '[]' then
        return false;
    end if;

    for polygon in select item.value from jsonb_array_elements(polygons) as item loop
        if jsonb_typeof(polygon) <> 'array' or polygon = '[]' then
            return false;
        end if;

        for ring in select item.value from jsonb_array_elements(polygon) as item loop
            if jsonb_typeof(ring) <> 'array' then
                return false;
            end if;

            if jsonb_array_length(ring) < 4 or ring -> 0 <> ring -> -1 then
                return false;
            end if;

            if exists (
                select 1
                from jsonb_array_elements(ring) as item (corner)
                where
                    case
                        when jsonb_typeof(item.corner) <> 'array' then true
                        when jsonb_array_length(item.corner) not between 2 and 3 then true
                        when jsonb_path_exists(item.corner, '$[*] ? (@.type() != "number")') then true
                        else
                            abs((item.corner -> 0)::numeric) > 180
                            or abs((item.corner -> 1)::numeric) > 90
                    end
            ) then
                return false;
            end if;
        end loop;
    end loop;

    return true;
end
$$;
