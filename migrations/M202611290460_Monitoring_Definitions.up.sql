-- Of what is written from now on: rows that were put in by other means stay, until somebody changes them.

alter table monitoring.indicator_bound
    add constraint indicator_bound_ends_after_begin check (mx_val >= mn_val) not valid;

\ir functions/monitoring/is_polygon.sql

alter table monitoring.region_polygon
    add constraint region_polygon_geometry_geojson check (monitoring.is_polygon(geometry)) not valid;

alter table monitoring.region_polygon drop constraint region_polygon_geometry_check;
