alter table monitoring.region_polygon drop constraint region_polygon_geometry_geojson;

alter table monitoring.region_polygon
    add constraint region_polygon_geometry_check check (geometry ->> 'type' in ('Polygon', 'MultiPolygon'));

alter table monitoring.indicator_bound drop constraint indicator_bound_ends_after_begin;
