-- Lets a map's ETag be computed without reading the polygons.
alter table monitoring.region_polygon
    add column digest text not null generated always as (md5(geometry::text)) stored;
