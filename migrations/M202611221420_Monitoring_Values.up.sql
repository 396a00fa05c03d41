-- The value of (region, campaign, indicator), kept right in the transaction of every write:
-- stored, else the sum of the direct children's bases, else a calculation from other indicators.

-- What a cell gives to its parent's sum: its stored value, else what it has from its children; never a calculated one.
-- The text between is the shortest that reads back equal, where the direct cast keeps 15 digits.
create function monitoring.base_of(
    aggregation "char",
    stored double precision,
    child_sum numeric,
    child_count integer
)
    returns numeric
    language sql
    immutable
    parallel safe
as $$
    select
        case
            when aggregation = 'n' then null
            when stored is not null then stored::text::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
$$;

-- A sum that is too small for a double is a zero; too large ones cannot come up, as no stored value exceeds 1e300.
create table monitoring.datapoint_resolved (
    campaign_id integer not null,
    region_id integer not null,
    indicator_id integer not null,
    child_count integer not null default 0,
    stored double precision,
    calculated double precision,
    calculated_local double precision,
    value double precision generated always as (
        coalesce(
            stored,
            case
                when child_count = 0 or aggregation = 'n' then null
                when abs(child_sum) < 1e-300 then 0
                when aggregation = 's' then child_sum::double precision
                else (child_sum / child_count)::double precision
            end,
            calculated
        )
    ) stored,
    aggregation "char" not null check (aggregation in ('s', 'm', 'n')),
    has_value boolean generated always as (
        stored is not null
        or calculated is not null
        or (child_count > 0 and aggregation <> 'n')
    ) stored,
    has_local boolean generated always as (stored is not null or calculated_local is not null) stored,
    has_parts boolean generated always as (calculated is not null or (child_count > 0 and aggregation <> 'n')) stored,
    child_sum numeric,
    base numeric generated always as ( -- as monitoring.base_of, which would be parsed anew for each statement
        case
            when aggregation = 'n' then null
            when stored is not null then stored::text::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
    ) stored,
    primary key (campaign_id, region_id, indicator_id)
) with (fillfactor = 80);

comment on table monitoring.datapoint_resolved is
    'Read model of all values, kept by the functions that write monitoring.datapoint; repaired by monitoring.rebuild(). It has no foreign keys: its keys come from datapoints that have them, and 3 checks a row would be half the price of a rebuild.';

comment on column monitoring.datapoint_resolved.aggregation is
    's: summed over children, m: their mean, n: not aggregated (ratios, differences, ready-made percentages).';

comment on column monitoring.datapoint_resolved.child_sum is
    'Sum of the direct children''s bases. An exact number, so that adding and taking away leaves no rounding behind.';

comment on column monitoring.datapoint_resolved.child_count is 'How many direct children have a base.';

comment on column monitoring.datapoint_resolved.base is 'What the parent adds up: stored, else aggregated; never calculated.';

comment on column monitoring.datapoint_resolved.calculated_local is
    'The calculation without aggregated components, for agg_level=no-agg.';

comment on column monitoring.datapoint_resolved.has_local is 'There is a value without what comes from the children: agg_level=no-agg.';

comment on column monitoring.datapoint_resolved.has_parts is 'There is a value without the stored one: agg_level=agg-only.';

-- A write that changes a value, but not whether there is one, changes no index (heap-only update).
create index datapoint_resolved_indicator_idx
    on monitoring.datapoint_resolved (campaign_id, indicator_id, region_id) include (has_value, has_local, has_parts);

create table monitoring.datapoint_group (
    campaign_id integer not null,
    region_id integer not null,
    value_count integer not null default 0,
    shown_below integer not null default 0,
    is_shown boolean not null default false,
    primary key (campaign_id, region_id)
) with (fillfactor = 80);

comment on table monitoring.datapoint_group is
    'Read model of the pairs of region and campaign that have values: pages and exact totals without counting cells. Kept with monitoring.datapoint_resolved.';

comment on column monitoring.datapoint_group.value_count is 'How many indicators have a value here.';

comment on column monitoring.datapoint_group.is_shown is 'It has a value, and region and campaign are of one office.';

comment on column monitoring.datapoint_group.shown_below is 'How many shown pairs there are in the region''s subtree, itself included.';

create index datapoint_group_shown_idx
    on monitoring.datapoint_group (region_id, campaign_id) include (value_count) where is_shown;

create table monitoring.calculation_rank (
    indicator_id integer primary key references monitoring.indicator on delete cascade,
    rank integer not null
);

comment on table monitoring.calculation_rank is
    'Order in which calculated indicators are evaluated: 1 needs no other calculated one. An indicator in a loop of definitions has no row and is not calculated. Kept by a trigger.';

-- How each indicator is aggregated: s, m or n as in datapoint_resolved. Ratios and differences are never summed.
create view monitoring.indicator_aggregation as
select
    indicator.id as indicator_id,
    (
        case
            when indicator.aggregation = 'none' then 'n'
            when exists (
                select 1
                from monitoring.calculated_indicator_component as component
                where component.indicator_id = indicator.id
            ) and not exists (
                select 1
                from monitoring.calculated_indicator_component as component
                where
                    component.indicator_id = indicator.id
                    and component.calculation = 'PART_TO_BE_SUMMED'
            ) then 'n'
            when indicator.aggregation = 'mean' then 'm'
            else 's'
        end
    )::"char" as aggregation
from monitoring.indicator;

-- A quotient, or no value where there is none that a double can hold.
create function monitoring.ratio(part double precision, whole double precision)
    returns double precision
    language sql
    immutable
    parallel safe
as $$
    select
        case
            when whole = 0 then null
            when abs(whole) < 1 and abs(part) > 1e300 * abs(whole) then null
            when abs(whole) > 1 and abs(part) < 1e-300 * abs(whole) then 0
            else part / whole
        end
$$;

-- The three definitions in the order in which they are tried.
create function monitoring.calculation(
    summed double precision,
    part double precision,
    whole double precision,
    part_of_difference double precision,
    whole_of_difference double precision,
    denominator double precision
)
    returns double precision
    language sql
    immutable
    parallel safe
as $$
    select coalesce(
        summed,
        monitoring.ratio(part, whole),
        monitoring.ratio(whole_of_difference - part_of_difference, denominator)
    )
$$;

-- What the definitions give for each region and campaign: from the components' full values, and from those that come
-- from no other region. Ask for a campaign and for indicators of one rank. What exceeds 1e300 is no value, so that
-- nothing made of it can overflow. Step by step, because a function whose arguments are plain columns is inlined.
create view monitoring.calculation_outcome as
select
    evaluated.campaign_id,
    evaluated.region_id,
    evaluated.indicator_id,
    case when abs(evaluated.calculated) <= 1e300 then evaluated.calculated end as calculated,
    case when abs(evaluated.calculated_local) <= 1e300 then evaluated.calculated_local end as calculated_local
from (
    select
        part.campaign_id,
        part.region_id,
        part.indicator_id,
        monitoring.calculation(
            part.summed,
            part.part,
            part.whole,
            part.part_of_difference,
            part.whole_of_difference,
            part.denominator
        ) as calculated,
        monitoring.calculation(
            part.local_summed,
            part.local_part,
            part.local_whole,
            part.local_part_of_difference,
            part.local_whole_of_difference,
            part.local_denominator
        ) as calculated_local
    from (
        select
            cell.campaign_id,
            cell.region_id,
            component.indicator_id,
            sum(cell.value) filter (where component.calculation = 'PART_TO_BE_SUMMED') as summed,
            max(cell.value) filter (where component.calculation = 'PART') as part,
            max(cell.value) filter (where component.calculation = 'WHOLE') as whole,
            max(cell.value) filter (where component.calculation = 'PART_OF_DIFFERENCE') as part_of_difference,
            max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE') as whole_of_difference,
            max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR') as denominator,
            sum(local.value) filter (where component.calculation = 'PART_TO_BE_SUMMED') as local_summed,
            max(local.value) filter (where component.calculation = 'PART') as local_part,
            max(local.value) filter (where component.calculation = 'WHOLE') as local_whole,
            max(local.value) filter (where component.calculation = 'PART_OF_DIFFERENCE') as local_part_of_difference,
            max(local.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE') as local_whole_of_difference,
            max(local.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR')
                as local_denominator
        from monitoring.calculated_indicator_component as component
        inner join monitoring.datapoint_resolved as cell on cell.indicator_id = component.indicator_component_id
        cross join lateral (select coalesce(cell.stored, cell.calculated_local) as value) as local
        group by cell.campaign_id, cell.region_id, component.indicator_id
    ) as part
) as evaluated;

-- Indicators calculated from the given ones, directly or not, with their rank.
create function monitoring.dependents_of(of_indicator_ids integer[])
    returns table (indicator_id integer, rank integer)
    language sql
    stable
    parallel safe
    rows 5
as $$
    with recursive dependent (indicator_id) as (
        select component.indicator_id
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = any(of_indicator_ids)

        union

        select component.indicator_id
        from dependent
        inner join monitoring.calculated_indicator_component as component
            on component.indicator_component_id = dependent.indicator_id
    )

    select
        calculation_rank.indicator_id,
        calculation_rank.rank
    from dependent
    inner join monitoring.calculation_rank on calculation_rank.indicator_id = dependent.indicator_id
$$;

-- One writer at a time for a campaign's values: two writers below one parent would each miss the other's row. While
-- the tree, a definition or an office changes, nobody writes values (monitoring.lock_structure).
create function monitoring.lock_campaign(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock_shared(1297042000, 0); -- the first number keeps our locks apart from others; no campaign is 0
    perform pg_advisory_xact_lock(1297042000, of_campaign_id);
end
$$;

-- Before values are brought in line with a changed tree, definition or office: waits for the writers of values and
-- holds up new ones until the change is committed, or they would resolve their values by what was before.
create function monitoring.lock_structure()
    returns void
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(1297042000, 0);
end
$$;

-- Adds to the number of values of some regions, and brings in line which pairs are shown, up to the roots. The two
-- arrays go in step, a region once; a change of 0 only looks at the offices again. The campaign is locked.
create function monitoring.add_to_groups(of_campaign_id integer, of_region_ids integer[], of_changes integer[])
    returns void
    language plpgsql
as $$
begin
    with recursive changed as materialized (
        select
            region.id as region_id,
            region.parent_region_id,
            coalesce(present.value_count, 0) + item.change as value_count,
            coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id as is_shown,
            (coalesce(present.value_count, 0) + item.change > 0 and region.office_id = campaign.office_id)::integer
            - coalesce(present.is_shown, false)::integer as shown_change
        from unnest(of_region_ids, of_changes) as item (region_id, change)
        inner join monitoring.region on region.id = item.region_id
        inner join monitoring.campaign on campaign.id = of_campaign_id
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = item.region_id
    ),

    chained (region_id, parent_region_id, shown_change, distance) as (
        select
            changed.region_id,
            changed.parent_region_id,
            changed.shown_change,
            0
        from changed
        where changed.shown_change <> 0

        union all

        select
            region.id,
            region.parent_region_id,
            chained.shown_change,
            chained.distance + 1
        from chained
        inner join monitoring.region on region.id = chained.parent_region_id
        where chained.distance < 64
    ),

    summed as (
        select
            chained.region_id,
            sum(chained.shown_change)::integer as shown_change
        from chained
        group by chained.region_id
        having sum(chained.shown_change) <> 0
    )

    insert into monitoring.datapoint_group (campaign_id, region_id, value_count, shown_below, is_shown)
    select
        of_campaign_id,
        coalesce(changed.region_id, summed.region_id),
        coalesce(changed.value_count, present.value_count, 0),
        coalesce(present.shown_below, 0) + coalesce(summed.shown_change, 0),
        coalesce(changed.is_shown, present.is_shown, false)
    from changed
    full join summed on summed.region_id = changed.region_id
    left join monitoring.datapoint_group as present
        on present.campaign_id = of_campaign_id
        and present.region_id = coalesce(changed.region_id, summed.region_id)
    on conflict (campaign_id, region_id) do update
        set
            value_count = excluded.value_count,
            shown_below = excluded.shown_below,
            is_shown = excluded.is_shown;
end
$$;

-- Counts the values of some regions and, where the number differs from what is noted, puts it right. The campaign is
-- locked.
create function monitoring.recount_groups(of_campaign_id integer, of_region_ids integer[])
    returns void
    language plpgsql
as $$
declare
    changed_region_ids integer[];
    changes integer[];
begin
    select
        array_agg(counted.region_id),
        array_agg(counted.change)
    into changed_region_ids, changes
    from (
        select
            place.region_id,
            count(cell.region_id)::integer - coalesce(max(present.value_count), 0) as change
        from (
            select distinct given.region_id
            from unnest(of_region_ids) as given (region_id)
        ) as place
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = place.region_id
            and cell.has_value
        left join monitoring.datapoint_group as present
            on present.campaign_id = of_campaign_id
            and present.region_id = place.region_id
        group by place.region_id
    ) as counted
    where counted.change <> 0;

    perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
end
$$;

-- Brings the calculated indicators that depend on the given ones up to date, for one campaign and some regions. Tells
-- for each region by how much its number of values changed. The campaign is locked.
create function monitoring.calculate(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[])
    returns table (region_id integer, change integer)
    language plpgsql
as $$
#variable_conflict use_column
declare
    step record;
begin
    for step in
        select
            dependent.rank,
            array_agg(dependent.indicator_id) as indicator_ids
        from monitoring.dependents_of(of_indicator_ids) as dependent
        group by dependent.rank
        order by dependent.rank
    loop
        return query
        with outcome as (
            select
                calculation_outcome.region_id,
                calculation_outcome.indicator_id,
                calculation_outcome.calculated,
                calculation_outcome.calculated_local
            from monitoring.calculation_outcome
            where
                calculation_outcome.campaign_id = of_campaign_id
                and calculation_outcome.region_id = any(of_region_ids)
                and calculation_outcome.indicator_id = any(step.indicator_ids)
        ),

        present as (
            select
                cell.region_id,
                cell.indicator_id,
                cell.calculated,
                cell.calculated_local,
                cell.has_value
            from monitoring.datapoint_resolved as cell
            where
                cell.campaign_id = of_campaign_id
                and cell.region_id = any(of_region_ids)
                and cell.indicator_id = any(step.indicator_ids)
        ),

        written as (
            insert into monitoring.datapoint_resolved
                (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
            select
                of_campaign_id,
                region_id,
                indicator_id,
                indicator_aggregation.aggregation,
                outcome.calculated,
                outcome.calculated_local
            from outcome
            full join present using (region_id, indicator_id)
            inner join monitoring.indicator_aggregation using (indicator_id)
            where
                (outcome.calculated, outcome.calculated_local)
                is distinct from (present.calculated, present.calculated_local)
            on conflict (campaign_id, region_id, indicator_id) do update
                set
                    calculated = excluded.calculated,
                    calculated_local = excluded.calculated_local
            returning
                datapoint_resolved.region_id,
                datapoint_resolved.indicator_id,
                datapoint_resolved.has_value
        )

        select
            written.region_id,
            sum(written.has_value::integer - coalesce(present.has_value, false)::integer)::integer
        from written
        left join present using (region_id, indicator_id)
        group by written.region_id;
    end loop;
end
$$;

-- After one stored value changed: adds the difference to the region and to those above it, up to the first whose base
-- stays because it has a stored value of its own; then calculates what depends on it. The campaign is locked.
create function monitoring.store_value(
    of_campaign_id integer,
    of_region_id integer,
    of_indicator_id integer,
    new_value double precision
)
    returns void
    language plpgsql
as $$
declare
    of_aggregation "char";
    path_region_ids integer[];
    path_changes integer[];
    changed_region_ids integer[];
    changes integer[];
begin
    select indicator_aggregation.aggregation
    into of_aggregation
    from monitoring.indicator_aggregation
    where indicator_aggregation.indicator_id = of_indicator_id;

    with recursive path (
        region_id,
        parent_region_id,
        stored,
        child_sum,
        child_count,
        had_value,
        sum_change,
        count_change,
        distance
    ) as (
        select
            region.id,
            region.parent_region_id,
            new_value,
            cell.child_sum,
            coalesce(cell.child_count, 0),
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            0
        from monitoring.region
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = of_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select monitoring.base_of(of_aggregation, new_value, cell.child_sum, coalesce(cell.child_count, 0)) as base
        ) as changed
        where
            region.id = of_region_id
            and cell.stored is distinct from new_value

        union all

        select
            region.id,
            region.parent_region_id,
            cell.stored,
            added.child_sum,
            added.child_count,
            coalesce(cell.has_value, false),
            coalesce(changed.base, 0) - coalesce(cell.base, 0),
            (changed.base is not null)::integer - (cell.base is not null)::integer,
            path.distance + 1
        from path
        inner join monitoring.region on region.id = path.parent_region_id
        left join monitoring.datapoint_resolved as cell
            on cell.campaign_id = of_campaign_id
            and cell.region_id = path.parent_region_id
            and cell.indicator_id = of_indicator_id
        cross join lateral (
            select
                coalesce(cell.child_count, 0) + path.count_change as child_count,
                case
                    when coalesce(cell.child_count, 0) + path.count_change = 0 then null
                    else coalesce(cell.child_sum, 0) + path.sum_change
                end as child_sum
        ) as added
        cross join lateral (
            select monitoring.base_of(of_aggregation, cell.stored, added.child_sum, added.child_count) as base
        ) as changed
        where
            path.distance < 64
            and (path.sum_change <> 0 or path.count_change <> 0)
    ),

    written as (
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, stored, child_sum, child_count)
        select
            of_campaign_id,
            path.region_id,
            of_indicator_id,
            of_aggregation,
            path.stored,
            path.child_sum,
            path.child_count
        from path
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                stored = excluded.stored,
                child_sum = excluded.child_sum,
                child_count = excluded.child_count
        returning
            datapoint_resolved.region_id,
            datapoint_resolved.has_value
    )

    select
        array_agg(written.region_id),
        array_agg(written.has_value::integer - path.had_value::integer)
    into path_region_ids, path_changes
    from written
    inner join path on path.region_id = written.region_id;

    if path_region_ids is null then
        return;
    end if;

    if exists (
        select 1
        from monitoring.calculated_indicator_component as component
        where component.indicator_component_id = of_indicator_id
    ) then
        select
            array_agg(summed.region_id),
            array_agg(summed.change)
        into changed_region_ids, changes
        from (
            select
                item.region_id,
                sum(item.change)::integer as change
            from (
                select
                    written.region_id,
                    written.change
                from unnest(path_region_ids, path_changes) as written (region_id, change)

                union all

                select
                    calculated.region_id,
                    calculated.change
                from monitoring.calculate(of_campaign_id, path_region_ids, array[of_indicator_id]) as calculated
            ) as item
            group by item.region_id
            having sum(item.change) <> 0
        ) as summed;
    elsif 1 = any(path_changes) or -1 = any(path_changes) then
        changed_region_ids := path_region_ids;
        changes := path_changes;
    end if;

    if changed_region_ids is not null then
        perform monitoring.add_to_groups(of_campaign_id, changed_region_ids, changes);
    end if;
end
$$;

-- A person types a value, or clears one with null: the datapoint, its history, and all values that follow from it.
-- Gives no row when there was nothing to clear. One call and one transaction; who may do it, the caller has checked.
-- Its statements, and those of the functions it calls, are planned once per connection: planning them anew for each
-- value, which PostgreSQL would prefer, costs ten times what they do.
create function monitoring.enter_value(
    of_campaign_id integer,
    of_region_id integer,
    of_indicator_id integer,
    new_value double precision,
    new_note text,
    has_note boolean,
    of_account_id bigint,
    at timestamptz
)
    returns table (datapoint_id bigint, is_created boolean)
    language plpgsql
    set plan_cache_mode = 'force_generic_plan'
as $$
#variable_conflict use_column
begin
    perform monitoring.lock_campaign(of_campaign_id); -- what follows reads what the last holder wrote

    return query
    with written as (
        insert into monitoring.datapoint
            (campaign_id, indicator_id, region_id, value, note, changed_by_id, created_at, updated_at)
        select
            of_campaign_id,
            of_indicator_id,
            of_region_id,
            new_value,
            new_note,
            of_account_id,
            at,
            at
        where
            new_value is not null
            or exists (
                select 1
                from monitoring.datapoint
                where
                    datapoint.campaign_id = of_campaign_id
                    and datapoint.indicator_id = of_indicator_id
                    and datapoint.region_id = of_region_id
            )
        on conflict (campaign_id, indicator_id, region_id) do update
            set
                value = excluded.value,
                note = case when has_note then excluded.note else datapoint.note end,
                changed_by_id = excluded.changed_by_id,
                source_datapoint_id = null, -- typed by a person
                updated_at = excluded.updated_at
        returning
            datapoint.id,
            datapoint.note,
            (datapoint.xmax = 0) as is_created
    ),

    noted as (
        insert into monitoring.datapoint_history
            (datapoint_id, region_id, campaign_id, indicator_id, value, note, changed_by_id, changed_at, action)
        select
            written.id,
            of_region_id,
            of_campaign_id,
            of_indicator_id,
            new_value,
            written.note,
            of_account_id,
            at,
            case
                when new_value is null then 'clear'
                when written.is_created then 'insert'
                else 'update'
            end
        from written
    )

    select
        written.id,
        written.is_created
    from written;

    perform monitoring.store_value(of_campaign_id, of_region_id, of_indicator_id, new_value);
end
$$;

-- Recomputes what the given cells get from their children, and then everything above them: first the regions with the
-- flattest subtrees, so that each comes after its children. The two arrays go in step. The campaign is locked.
create function monitoring.roll_up(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    affected_region_ids integer[];
    affected_indicator_ids integer[];
    affected_heights integer[];
    current_height integer;
begin
    with recursive affected (region_id, indicator_id) as (
        select
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)

        union

        select
            region.parent_region_id,
            affected.indicator_id
        from affected
        inner join monitoring.region on region.id = affected.region_id
        where region.parent_region_id is not null
    )

    select
        array_agg(affected.region_id),
        array_agg(affected.indicator_id),
        array_agg(cardinality(region_subtree.size_by_depth))
    into affected_region_ids, affected_indicator_ids, affected_heights
    from affected
    inner join monitoring.region_subtree on region_subtree.region_id = affected.region_id;

    for current_height in
        select distinct affected.height
        from unnest(affected_heights) as affected (height)
        order by affected.height
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            summed.region_id,
            summed.indicator_id,
            indicator_aggregation.aggregation,
            summed.child_sum,
            summed.child_count
        from (
            select
                affected.region_id,
                affected.indicator_id,
                sum(child.base) as child_sum,
                count(child.base)::integer as child_count
            from unnest(affected_region_ids, affected_indicator_ids, affected_heights)
                as affected (region_id, indicator_id, height)
            left join monitoring.region on region.parent_region_id = affected.region_id
            left join monitoring.datapoint_resolved as child
                on child.campaign_id = of_campaign_id
                and child.region_id = region.id
                and child.indicator_id = affected.indicator_id
            where affected.height = current_height
            group by affected.region_id, affected.indicator_id
        ) as summed
        inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = summed.indicator_id
        left join monitoring.datapoint_resolved as present
            on present.campaign_id = of_campaign_id
            and present.region_id = summed.region_id
            and present.indicator_id = summed.indicator_id
        where
            (present.child_sum, coalesce(present.child_count, 0))
            is distinct from (summed.child_sum, summed.child_count)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;
end
$$;

-- After stored values changed, in bulk: copies them, rolls them up, calculates what depends on them. The two arrays go
-- in step and name the changed keys. The campaign is locked.
create function monitoring.resolve(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    chained_region_ids integer[];
begin
    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        of_campaign_id,
        changed.region_id,
        changed.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from (
        select distinct
            given.region_id,
            given.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)
    ) as changed
    inner join monitoring.indicator_aggregation on indicator_aggregation.indicator_id = changed.indicator_id
    left join monitoring.datapoint
        on datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = changed.indicator_id
        and datapoint.region_id = changed.region_id
    left join monitoring.datapoint_resolved as present
        on present.campaign_id = of_campaign_id
        and present.region_id = changed.region_id
        and present.indicator_id = changed.indicator_id
    where present.stored is distinct from datapoint.value
    on conflict (campaign_id, region_id, indicator_id) do update
        set stored = excluded.stored;

    perform monitoring.roll_up(
        of_campaign_id,
        array_agg(parent.region_id),
        array_agg(parent.indicator_id)
    )
    from (
        select distinct
            region.parent_region_id as region_id,
            changed.indicator_id
        from unnest(of_region_ids, of_indicator_ids) as changed (region_id, indicator_id)
        inner join monitoring.region on region.id = changed.region_id
        where region.parent_region_id is not null
    ) as parent;

    with recursive chained (region_id) as (
        select changed.region_id
        from unnest(of_region_ids) as changed (region_id)

        union

        select region.parent_region_id
        from chained
        inner join monitoring.region on region.id = chained.region_id
        where region.parent_region_id is not null
    )

    select array_agg(chained.region_id)
    into chained_region_ids
    from chained;

    perform monitoring.calculate(
        of_campaign_id,
        chained_region_ids,
        (
            select array_agg(distinct changed.indicator_id)
            from unnest(of_indicator_ids) as changed (indicator_id)
        )
    );
    perform monitoring.recount_groups(of_campaign_id, chained_region_ids);
end
$$;

-- Makes one campaign's values of some indicators anew from the stored datapoints and nothing else, set-wise; what is
-- calculated from them must be among them.
create function monitoring.rebuild(of_campaign_id integer, of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    step record;
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved
    where
        datapoint_resolved.campaign_id = of_campaign_id
        and datapoint_resolved.indicator_id = any(of_indicator_ids);

    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        datapoint.campaign_id,
        datapoint.region_id,
        datapoint.indicator_id,
        indicator_aggregation.aggregation,
        datapoint.value
    from monitoring.datapoint
    inner join (
        select
            indicator_aggregation.indicator_id,
            indicator_aggregation.aggregation
        from monitoring.indicator_aggregation
        offset 0 -- once for each indicator, not for each datapoint
    ) as indicator_aggregation on indicator_aggregation.indicator_id = datapoint.indicator_id
    where
        datapoint.campaign_id = of_campaign_id
        and datapoint.indicator_id = any(of_indicator_ids)
        and datapoint.value is not null
    order by datapoint.region_id, datapoint.indicator_id;

    for height in 2..(select coalesce(max(cardinality(region_subtree.size_by_depth)), 0) from monitoring.region_subtree) loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            region_subtree.region_id,
            child.indicator_id,
            child.aggregation,
            sum(child.base),
            count(child.base)::integer
        from monitoring.region_subtree
        inner join monitoring.region on region.parent_region_id = region_subtree.region_id
        inner join monitoring.datapoint_resolved as child
            on child.campaign_id = of_campaign_id
            and child.region_id = region.id
        where
            cardinality(region_subtree.size_by_depth) = height
            and child.indicator_id = any(of_indicator_ids)
            and child.base is not null
        group by region_subtree.region_id, child.indicator_id, child.aggregation
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;

    for step in
        select
            calculation_rank.rank,
            array_agg(calculation_rank.indicator_id) as indicator_ids
        from monitoring.calculation_rank
        where calculation_rank.indicator_id = any(of_indicator_ids)
        group by calculation_rank.rank
        order by calculation_rank.rank
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
        select
            outcome.campaign_id,
            outcome.region_id,
            outcome.indicator_id,
            indicator_aggregation.aggregation,
            outcome.calculated,
            outcome.calculated_local
        from monitoring.calculation_outcome as outcome
        inner join (
            select
                indicator_aggregation.indicator_id,
                indicator_aggregation.aggregation
            from monitoring.indicator_aggregation
            offset 0
        ) as indicator_aggregation on indicator_aggregation.indicator_id = outcome.indicator_id
        where
            outcome.campaign_id = of_campaign_id
            and outcome.indicator_id = any(step.indicator_ids)
            and (outcome.calculated is not null or outcome.calculated_local is not null)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                calculated = excluded.calculated,
                calculated_local = excluded.calculated_local;
    end loop;

    perform monitoring.rebuild_groups(of_campaign_id);
end
$$;

-- Makes one campaign's groups anew from its resolved values. The campaign is locked.
create function monitoring.rebuild_groups(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    delete from monitoring.datapoint_group where datapoint_group.campaign_id = of_campaign_id;

    perform monitoring.add_to_groups(
        of_campaign_id,
        array_agg(counted.region_id),
        array_agg(counted.value_count)
    )
    from (
        select
            cell.region_id,
            count(*)::integer as value_count
        from monitoring.datapoint_resolved as cell
        where
            cell.campaign_id = of_campaign_id
            and cell.has_value
        group by cell.region_id
    ) as counted;
end
$$;

-- Makes one campaign's values anew.
create function monitoring.rebuild(of_campaign_id integer)
    returns void
    language plpgsql
as $$
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved where datapoint_resolved.campaign_id = of_campaign_id;

    perform monitoring.rebuild(of_campaign_id, array_agg(indicator.id))
    from monitoring.indicator;
end
$$;

-- Makes everything derived anew: the tree's sizes, the order of calculation, all values.
create function monitoring.rebuild()
    returns void
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_regions();
    perform monitoring.rank_calculations();

    delete from monitoring.datapoint_resolved
    where
        not exists (
            select 1
            from monitoring.campaign
            where campaign.id = datapoint_resolved.campaign_id
        );

    perform monitoring.rebuild(campaign.id)
    from monitoring.campaign;
end
$$;

-- Ranks the calculated indicators: each after those that it needs. Those in a loop get no rank and count, for others
-- that need them, as not calculated.
create function monitoring.rank_calculations()
    returns void
    language plpgsql
as $$
declare
    looping_ids integer[];
    next_rank integer := 1;
begin
    with recursive needs (indicator_id, component_id) as (
        select
            component.indicator_id,
            component.indicator_component_id
        from monitoring.calculated_indicator_component as component

        union

        select
            needs.indicator_id,
            component.indicator_component_id
        from needs
        inner join monitoring.calculated_indicator_component as component on component.indicator_id = needs.component_id
    )

    select coalesce(array_agg(needs.indicator_id), '{}')
    into looping_ids
    from needs
    where needs.indicator_id = needs.component_id;

    delete from monitoring.calculation_rank;

    loop
        insert into monitoring.calculation_rank (indicator_id, rank)
        select distinct
            component.indicator_id,
            next_rank
        from monitoring.calculated_indicator_component as component
        where
            component.indicator_id <> all(looping_ids)
            and not exists (
                select 1
                from monitoring.calculation_rank
                where calculation_rank.indicator_id = component.indicator_id
            )
            and not exists (
                -- a component that is itself calculated and has no rank yet
                select 1
                from monitoring.calculated_indicator_component as needed
                inner join monitoring.calculated_indicator_component as definition
                    on definition.indicator_id = needed.indicator_component_id
                left join monitoring.calculation_rank
                    on calculation_rank.indicator_id = needed.indicator_component_id
                where
                    needed.indicator_id = component.indicator_id
                    and needed.indicator_component_id <> all(looping_ids)
                    and calculation_rank.indicator_id is null
            );
        exit when not found;
        next_rank := next_rank + 1;
    end loop;
end
$$;

-- Makes some indicators' values anew, and what is calculated from them, in all campaigns that have any values.
create function monitoring.rebuild_indicators(of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
begin
    perform monitoring.rebuild(
        campaign.id,
        array(
            select given.indicator_id
            from unnest(of_indicator_ids) as given (indicator_id)

            union

            select dependent.indicator_id
            from monitoring.dependents_of(of_indicator_ids) as dependent
        )
    )
    from monitoring.campaign
    where
        exists (
            select 1
            from monitoring.datapoint_group
            where datapoint_group.campaign_id = campaign.id
        );
end
$$;

-- After definitions changed: refuses loops, ranks anew, and brings the values that they define up to date.
create function monitoring.components_changed()
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

create trigger components_inserted
    after insert on monitoring.calculated_indicator_component
    referencing new table as new_rows
    for each statement execute function monitoring.components_changed();

create trigger components_updated
    after update on monitoring.calculated_indicator_component
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.components_changed();

create trigger components_deleted
    after delete on monitoring.calculated_indicator_component
    referencing old table as old_rows
    for each statement execute function monitoring.components_changed();

-- After an indicator's kind of aggregation changed.
create function monitoring.aggregation_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_indicators(array[new.id]);

    return null;
end
$$;

create trigger aggregation_changed
    after update of aggregation on monitoring.indicator
    for each row
    when (old.aggregation is distinct from new.aggregation)
    execute function monitoring.aggregation_changed();

-- After regions moved or came to another office: their old and new parents and everything above them, in the campaigns
-- that have values there. Named so that it runs after the trigger that keeps region_subtree.
create function monitoring.region_values_moved()
    returns trigger
    language plpgsql
as $$
declare
    moved_ids integer[];
    parent_ids integer[];
    office_ids integer[];
    locked_campaign_id integer;
    changed_region_ids integer[];
    changed_indicator_ids integer[];
begin
    select
        array_agg(new_rows.id) filter (where new_rows.parent_region_id is distinct from old_rows.parent_region_id),
        array_agg(new_rows.id) filter (where new_rows.office_id <> old_rows.office_id)
    into moved_ids, office_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id;

    if moved_ids is null and office_ids is null then
        return null;
    end if;

    perform monitoring.lock_structure();

    select array_agg(parent.region_id)
    into parent_ids
    from (
        select old_rows.parent_region_id as region_id
        from old_rows
        where old_rows.id = any(moved_ids)

        union

        select new_rows.parent_region_id
        from new_rows
        where new_rows.id = any(moved_ids)
    ) as parent
    where parent.region_id is not null;

    for locked_campaign_id in
        select campaign.id
        from monitoring.campaign
        where
            exists (
                select 1
                from monitoring.datapoint_group
                where
                    datapoint_group.campaign_id = campaign.id
                    and datapoint_group.region_id = any(moved_ids || office_ids)
            )
    loop
        if parent_ids is not null then
            select
                array_agg(parent.region_id),
                array_agg(indicator.indicator_id)
            into changed_region_ids, changed_indicator_ids
            from (
                select distinct cell.indicator_id
                from monitoring.datapoint_resolved as cell
                where
                    cell.campaign_id = locked_campaign_id
                    and cell.region_id = any(moved_ids)
                    and cell.base is not null
            ) as indicator
            cross join unnest(parent_ids) as parent (region_id);

            if changed_region_ids is not null then
                perform monitoring.roll_up(locked_campaign_id, changed_region_ids, changed_indicator_ids);
                perform monitoring.calculate(
                    locked_campaign_id,
                    (
                        select array_agg(distinct chain.region_id)
                        from unnest(parent_ids) as parent (region_id)
                        cross join lateral monitoring.region_chain(parent.region_id) as chain
                    ),
                    changed_indicator_ids
                );
            end if;

            perform monitoring.rebuild_groups(locked_campaign_id); -- what is shown below changed along both ways up
        else
            perform monitoring.add_to_groups(
                locked_campaign_id,
                office_ids,
                array_fill(0, array[cardinality(office_ids)])
            );
        end if;
    end loop;

    return null;
end
$$;

create trigger region_values_moved
    after update on monitoring.region
    referencing old table as old_rows new table as new_rows
    for each statement execute function monitoring.region_values_moved();

-- After a campaign came to another office, which decides what is shown.
create function monitoring.campaign_office_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_groups(new.id);

    return null;
end
$$;

create trigger campaign_office_changed
    after update of office_id on monitoring.campaign
    for each row
    when (old.office_id <> new.office_id)
    execute function monitoring.campaign_office_changed();

-- After a region, campaign or indicator without datapoints was deleted: the empty rows that cleared values left.
create function monitoring.forget_values()
    returns trigger
    language plpgsql
as $$
begin
    if tg_table_name = 'campaign' then
        delete from monitoring.datapoint_resolved using old_rows where datapoint_resolved.campaign_id = old_rows.id;
        delete from monitoring.datapoint_group using old_rows where datapoint_group.campaign_id = old_rows.id;
    elsif tg_table_name = 'region' then
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.region_id = old_rows.id;
        delete from monitoring.datapoint_group
        using old_rows, monitoring.campaign
        where
            datapoint_group.campaign_id = campaign.id
            and datapoint_group.region_id = old_rows.id;
    else
        delete from monitoring.datapoint_resolved
        using old_rows, monitoring.campaign
        where
            datapoint_resolved.campaign_id = campaign.id
            and datapoint_resolved.indicator_id = old_rows.id;
    end if;

    return null;
end
$$;

create trigger region_forgotten
    after delete on monitoring.region
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();

create trigger campaign_forgotten
    after delete on monitoring.campaign
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();

create trigger indicator_forgotten
    after delete on monitoring.indicator
    referencing old table as old_rows
    for each statement execute function monitoring.forget_values();

-- The values of one region and campaign in arrays that go in step, by indicator; of_indicator_ids null: all. Kind: s
-- stored, a aggregated from as many children as child_counts says, c calculated.
create function monitoring.cells_of(
    of_campaign_id integer,
    of_region_id integer,
    of_indicator_ids integer[],
    of_level text
)
    returns table (
        indicator_ids integer[],
        cell_values double precision[],
        kinds "char"[],
        child_counts integer[]
    )
    language sql
    stable
    parallel safe
    rows 1
as $$
    select
        array_agg(cell.indicator_id order by cell.indicator_id),
        array_agg(
            case
                when of_level = 'mixed' then cell.value
                when of_level = 'no-agg' then coalesce(cell.stored, cell.calculated_local)
                when cell.child_count = 0 or cell.aggregation = 'n' then cell.calculated
                when abs(cell.child_sum) < 1e-300 then 0
                when cell.aggregation = 's' then cell.child_sum::double precision
                else (cell.child_sum / cell.child_count)::double precision
            end
            order by cell.indicator_id
        ),
        array_agg(
            case
                when cell.stored is not null and of_level <> 'agg-only' then 's'
                when cell.child_count > 0 and cell.aggregation <> 'n' and of_level <> 'no-agg' then 'a'
                else 'c'
            end::"char"
            order by cell.indicator_id
        ),
        array_agg(cell.child_count order by cell.indicator_id)
    from monitoring.datapoint_resolved as cell
    where
        cell.campaign_id = of_campaign_id
        and cell.region_id = of_region_id
        and (of_indicator_ids is null or cell.indicator_id = any(of_indicator_ids))
        and case of_level when 'mixed' then cell.has_value when 'no-agg' then cell.has_local else cell.has_parts end
$$;

-- The regions that a request names and an account may read, each once: those given by id; else the children of given
-- parents; else, with types, all descendants of given parents; else everything. Types null: any. The parts that a
-- request does not ask for are not executed.
create function monitoring.chosen_region(
    of_account_id bigint,
    of_region_ids integer[],
    of_parent_ids integer[],
    of_type_ids integer[]
)
    returns table (region_id integer, office_id integer)
    language sql
    stable
    parallel safe
    rows 500
as $$
    with recursive candidate (region_id, parent_region_id, office_id, region_type_id) as materialized (
        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is not null
            and region.id = any(of_region_ids)

        union all

        select
            region.id,
            region.parent_region_id,
            region.office_id,
            region.region_type_id
        from monitoring.region
        where
            of_region_ids is null
            and of_type_ids is null
            and region.parent_region_id = any(of_parent_ids)
    ),

    -- Upward once for each distinct ancestor, then down again inside that small set.
    upward (region_id, parent_region_id) as (
        select
            candidate.region_id,
            candidate.parent_region_id
        from candidate

        union

        select
            above.region_id,
            above.parent_region_id
        from upward
        cross join lateral (
            select
                region.id as region_id,
                region.parent_region_id
            from monitoring.region
            where region.id = upward.parent_region_id
            offset 0 -- one by one, not by reading all regions
        ) as above
    ),

    covered (region_id) as (
        select upward.region_id
        from upward
        where upward.region_id in (
            select granted.region_id
            from monitoring.granted_region(of_account_id, 'r') as granted
        )

        union

        select upward.region_id
        from covered
        inner join upward on upward.parent_region_id = covered.region_id
    ),

    -- Below given parents: from their children where the parent may be read, else from the grants that lie below it.
    below (region_id, office_id, region_type_id) as (
        (
            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where
                of_region_ids is null
                and of_type_ids is not null
                and region.parent_region_id = any(of_parent_ids)
                and exists (
                    select 1
                    from monitoring.region_access(of_account_id, 'r', region.parent_region_id)
                )

            union

            select
                region.id,
                region.office_id,
                region.region_type_id
            from monitoring.granted_region(of_account_id, 'r') as granted
            inner join monitoring.region on region.id = granted.region_id
            where
                of_region_ids is null
                and of_type_ids is not null
                and of_parent_ids is not null
                and exists (
                    select 1
                    from monitoring.region_chain(granted.region_id) as chain
                    where
                        chain.distance > 0
                        and chain.region_id = any(of_parent_ids)
                )
        )

        union

        select
            region.id,
            region.office_id,
            region.region_type_id
        from below
        inner join monitoring.region on region.parent_region_id = below.region_id
    ),

    chosen (region_id, office_id, region_type_id) as (
        select
            candidate.region_id,
            candidate.office_id,
            candidate.region_type_id
        from candidate
        inner join covered on covered.region_id = candidate.region_id

        union all

        select
            below.region_id,
            below.office_id,
            below.region_type_id
        from below

        union all

        select
            place.region_id,
            place.office_id,
            place.region_type_id
        from monitoring.authorized_region(of_account_id, 'r', 0) as authorized
        cross join lateral (
            select
                region.id as region_id,
                region.office_id,
                region.region_type_id
            from monitoring.region
            where region.id = authorized.region_id
            offset 0
        ) as place
        where
            of_region_ids is null
            and of_parent_ids is null
    )

    select
        chosen.region_id,
        chosen.office_id
    from chosen
    where
        of_type_ids is null
        or chosen.region_type_id = any(of_type_ids)
$$;
