drop trigger region_moved on monitoring.region;

drop trigger aggregation_changed on monitoring.indicator;

drop trigger components_changed on monitoring.calculated_indicator_component;

drop function monitoring.region_moved();

drop function monitoring.aggregation_changed();

drop function monitoring.components_changed();

drop function monitoring.rebuild();

drop function monitoring.rebuild(integer);

drop function monitoring.rank_calculations();

drop function monitoring.resolve(integer, integer[], integer[]);

drop function monitoring.roll_up(integer, integer[], integer[]);

drop function monitoring.calculate(integer, integer[], integer[]);

drop function monitoring.lock_campaign(integer);

drop function monitoring.calculation(
    double precision, double precision, double precision, double precision, double precision, double precision
);

drop function monitoring.ratio(double precision, double precision);

drop function monitoring.aggregation_of(integer);

drop table monitoring.calculation_rank;

drop table monitoring.datapoint_resolved;
