alter table monitoring.region_polygon drop column digest;
