drop trigger region_truncated on monitoring.region;

drop trigger region_locked on monitoring.region;

drop trigger region_inserted on monitoring.region;

drop trigger region_updated on monitoring.region;

drop trigger region_deleted on monitoring.region;

drop function monitoring.region_inserted();

drop function monitoring.region_updated();

drop function monitoring.region_deleted();

drop function monitoring.region_truncated();

drop function monitoring.refuse_region_loop();

drop function monitoring.lock_regions();

drop function monitoring.add_to_subtrees(integer, integer[], integer);

drop function monitoring.rebuild_regions();

drop function monitoring.reference(text, text, integer, text, text);

drop function monitoring.slug_of(text);

drop function monitoring.offices_of(bigint, text);

drop function monitoring.reach_of(bigint, text);

drop function monitoring.count_authorized(bigint, text, integer);

drop function monitoring.count_by_descent(bigint, text, integer);

drop function monitoring.region_access(bigint, text, integer);

drop function monitoring.authorized_region(bigint, text, integer);

drop function monitoring.granted_region(bigint, text);

drop function monitoring.region_chain(integer);

drop function monitoring.has_code(bigint, text);

drop function monitoring.is_writable_indicator(bigint, integer);

drop function monitoring.writable_indicator(bigint);
