-- After definitions changed: refuses loops, ranks anew, and brings the values that they define up to date.
create or replace function monitoring.components_changed()
    returns trigger
    language plpgsql
as $$
declare
    changed_ids integer[];
begin
    if tg_op = 'INSERT' then
        select array_agg(distinct new_rows.indicator_id) into changed_ids from new_rows;
    elsif tg_op = 'DELETE' then
        select array_agg(distinct old_rows.indicator_id) into changed_ids from old_rows;
    else
        select array_agg(distinct item.indicator_id)
        into changed_ids
        from (
            select new_rows.indicator_id
            from new_rows

            union all

            select old_rows.indicator_id
            from old_rows
        ) as item;
    end if;

    if changed_ids is null then
        return null;
    end if;

    perform monitoring.lock_structure();
    perform monitoring.rank_calculations();

    if tg_op <> 'DELETE' and exists (
        select 1
        from unnest(changed_ids) as changed (indicator_id)
        inner join monitoring.calculated_indicator_component as component
            on component.indicator_id = changed.indicator_id
        left join monitoring.calculation_rank on calculation_rank.indicator_id = changed.indicator_id
        where calculation_rank.indicator_id is null
    ) then
        raise exception 'an indicator would be calculated from itself'
            using errcode = 'check_violation',
                constraint = 'calculated_indicator_component_acyclic',
                table = 'calculated_indicator_component';
    end if;

    perform monitoring.rebuild_indicators(changed_ids);

    return null;
end
$$;

create or replace trigger components_inserted
    after insert on monitoring.calculated_indicator_component
    referencing new table as new_rows
    for each statement execute function monitoring.components_changed();

create or replace trigger components_updated
    after update on monitoring.calculated_indicator_component
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.components_changed();

create or replace trigger components_deleted
    after delete on monitoring.calculated_indicator_component
    referencing old table as old_rows
    for each statement execute function monitoring.components_changed();
