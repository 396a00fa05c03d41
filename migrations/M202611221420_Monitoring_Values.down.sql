drop function monitoring.chosen_region(bigint, integer[], integer[], integer[]);

drop function monitoring.cells_of(integer, integer, integer[], text);

drop trigger indicator_forgotten on monitoring.indicator;

drop trigger campaign_forgotten on monitoring.campaign;

drop trigger region_forgotten on monitoring.region;

drop function monitoring.forget_values();

drop trigger campaign_office_changed on monitoring.campaign;

drop function monitoring.campaign_office_changed();

drop trigger region_values_moved on monitoring.region;

drop function monitoring.region_values_moved();

drop trigger aggregation_changed on monitoring.indicator;

drop function monitoring.aggregation_changed();

drop trigger components_deleted on monitoring.calculated_indicator_component;

drop trigger components_updated on monitoring.calculated_indicator_component;

drop trigger components_inserted on monitoring.calculated_indicator_component;

drop function monitoring.components_changed();

drop function monitoring.rebuild_indicators(integer[]);

drop function monitoring.rank_calculations();

drop function monitoring.rebuild();

drop function monitoring.rebuild(integer);

drop function monitoring.rebuild_groups(integer);

drop function monitoring.rebuild(integer, integer[]);

drop function monitoring.resolve(integer, integer[], integer[]);

drop function monitoring.roll_up(integer, integer[], integer[]);

drop function monitoring.enter_value(
    integer, integer, integer, double precision, text, boolean, bigint, timestamptz
);

drop function monitoring.store_value(integer, integer, integer, double precision);

drop function monitoring.calculate(integer, integer[], integer[]);

drop function monitoring.recount_groups(integer, integer[]);

drop function monitoring.add_to_groups(integer, integer[], integer[]);

drop function monitoring.lock_structure();

drop function monitoring.lock_campaign(integer);

drop function monitoring.dependents_of(integer[]);

drop view monitoring.calculation_outcome;

drop function monitoring.calculation(
    double precision, double precision, double precision, double precision, double precision, double precision
);

drop function monitoring.ratio(double precision, double precision);

drop view monitoring.indicator_aggregation;

drop table monitoring.calculation_rank;

drop table monitoring.datapoint_group;

drop table monitoring.datapoint_resolved;

drop function monitoring.base_of("char", double precision, numeric, integer);
