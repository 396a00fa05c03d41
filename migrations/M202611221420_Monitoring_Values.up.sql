-- The value of (region, campaign, indicator), kept right in the transaction of every write:
-- stored, else the sum of the direct children's bases, else a calculation from other indicators.

create table monitoring.datapoint_resolved (
    -- Derived rows keep nothing alive: what has no datapoints may go, whatever was once computed for it.
    campaign_id integer not null references monitoring.campaign on delete cascade,
    region_id integer not null references monitoring.region on delete cascade,
    indicator_id integer not null references monitoring.indicator on delete cascade,
    aggregation "char" not null check (aggregation in ('s', 'm', 'n')),
    child_count integer not null default 0,
    stored double precision,
    calculated double precision,
    calculated_local double precision,
    value double precision generated always as (
        coalesce(
            stored,
            case
                when child_count = 0 then null
                when aggregation = 's' then child_sum::double precision
                when aggregation = 'm' then (child_sum / child_count)::double precision
            end,
            calculated
        )
    ) stored,
    child_sum numeric,
    base numeric generated always as (
        case
            when aggregation = 'n' then null
            when stored is not null then stored::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
    ) stored,
    primary key (campaign_id, region_id, indicator_id)
) with (fillfactor = 80);

comment on table monitoring.datapoint_resolved is
    'Read model of all values, kept by the statements that write monitoring.datapoint; repaired by monitoring.rebuild().';

comment on column monitoring.datapoint_resolved.aggregation is
    's: summed over children, m: their mean, n: not aggregated (ratios, differences, ready-made percentages).';

comment on column monitoring.datapoint_resolved.child_sum is
    'Sum of the direct children''s bases. An exact number, so that adding and taking away leaves no rounding behind.';

comment on column monitoring.datapoint_resolved.child_count is 'How many direct children have a base.';

comment on column monitoring.datapoint_resolved.base is 'What the parent adds up: stored, else aggregated; never calculated.';

comment on column monitoring.datapoint_resolved.calculated_local is
    'The calculation without aggregated components, for agg_level=no-agg.';

create index datapoint_resolved_indicator_idx
    on monitoring.datapoint_resolved (campaign_id, indicator_id, region_id);

create index datapoint_resolved_region_id_idx on monitoring.datapoint_resolved (region_id, campaign_id);

create index datapoint_resolved_indicator_id_idx on monitoring.datapoint_resolved (indicator_id);

create table monitoring.calculation_rank (
    indicator_id integer primary key references monitoring.indicator on delete cascade,
    rank integer not null
);

comment on table monitoring.calculation_rank is
    'Order in which calculated indicators are evaluated: 1 needs no other calculated one. An indicator in a loop of definitions has no row and is not calculated. Kept by a trigger.';

-- How an indicator is aggregated: s, m or n as in datapoint_resolved.
create function monitoring.aggregation_of(of_indicator_id integer)
    returns "char"
    language sql
    stable
    parallel safe
as $$
    select
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
        end::"char"
    from monitoring.indicator
    where indicator.id = of_indicator_id
$$;

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
            when abs(whole) < 1 and abs(part) > 1e307 * abs(whole) then null
            when abs(whole) > 1 and abs(part) < 1e-307 * abs(whole) then 0
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

-- One writer at a time for a campaign's values: two writers below one parent would each miss the other's row.
create function monitoring.lock_campaign(of_campaign_id integer)
    returns void
    language sql
as $$
    select pg_advisory_xact_lock(1297042000, of_campaign_id) -- the first number only keeps our locks apart from others
$$;

-- Brings the calculated indicators that depend on the given ones up to date, for one campaign and some regions.
create function monitoring.calculate(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    step record;
begin
    for step in
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
            calculation_rank.rank,
            array_agg(dependent.indicator_id) as indicator_ids
        from dependent
        inner join monitoring.calculation_rank on calculation_rank.indicator_id = dependent.indicator_id
        group by calculation_rank.rank
        order by calculation_rank.rank
    loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
        select
            of_campaign_id,
            place.region_id,
            wanted.indicator_id,
            wanted.aggregation,
            outcome.calculated,
            outcome.calculated_local
        from (
            select
                indicator.indicator_id,
                monitoring.aggregation_of(indicator.indicator_id) as aggregation
            from unnest(step.indicator_ids) as indicator (indicator_id)
        ) as wanted
        cross join unnest(of_region_ids) as place (region_id)
        cross join lateral (
            select
                monitoring.calculation(
                    sum(cell.value) filter (where component.calculation = 'PART_TO_BE_SUMMED'),
                    max(cell.value) filter (where component.calculation = 'PART'),
                    max(cell.value) filter (where component.calculation = 'WHOLE'),
                    max(cell.value) filter (where component.calculation = 'PART_OF_DIFFERENCE'),
                    max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE'),
                    max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR')
                ) as calculated,
                monitoring.calculation(
                    sum(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'PART_TO_BE_SUMMED'),
                    max(coalesce(cell.stored, cell.calculated_local)) filter (where component.calculation = 'PART'),
                    max(coalesce(cell.stored, cell.calculated_local)) filter (where component.calculation = 'WHOLE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'PART_OF_DIFFERENCE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'WHOLE_OF_DIFFERENCE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR')
                ) as calculated_local
            from monitoring.calculated_indicator_component as component
            inner join monitoring.datapoint_resolved as cell
                on cell.campaign_id = of_campaign_id
                and cell.region_id = place.region_id
                and cell.indicator_id = component.indicator_component_id
            where component.indicator_id = wanted.indicator_id
        ) as outcome
        left join monitoring.datapoint_resolved as present
            on present.campaign_id = of_campaign_id
            and present.region_id = place.region_id
            and present.indicator_id = wanted.indicator_id
        where
            (present.calculated, present.calculated_local)
            is distinct from (outcome.calculated, outcome.calculated_local)
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                calculated = excluded.calculated,
                calculated_local = excluded.calculated_local;
    end loop;
end
$$;

-- Recomputes what the given cells get from their children, and then everything above them, one level at a time from
-- the deepest. The two arrays go in step. The campaign is locked.
create function monitoring.roll_up(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[])
    returns void
    language plpgsql
as $$
declare
    affected_region_ids integer[];
    affected_indicator_ids integer[];
    affected_depths integer[];
begin
    -- The depth of an ancestor is the length of the chain to its root less its distance.
    with chained as (
        select
            item.region_id,
            chain.region_id as ancestor_id,
            max(chain.distance) over (partition by item.region_id) - chain.distance as depth
        from (
            select distinct given.region_id
            from unnest(of_region_ids) as given (region_id)
        ) as item
        cross join lateral monitoring.region_chain(item.region_id) as chain
    ),

    affected as (
        select distinct
            chained.ancestor_id,
            given.indicator_id,
            chained.depth
        from unnest(of_region_ids, of_indicator_ids) as given (region_id, indicator_id)
        inner join chained on chained.region_id = given.region_id
        where monitoring.aggregation_of(given.indicator_id) <> 'n'
    )

    select
        array_agg(affected.ancestor_id),
        array_agg(affected.indicator_id),
        array_agg(affected.depth)
    into affected_region_ids, affected_indicator_ids, affected_depths
    from affected;

    for level in reverse (select coalesce(max(depth), -1) from unnest(affected_depths) as depth)..0 loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            summed.region_id,
            summed.indicator_id,
            monitoring.aggregation_of(summed.indicator_id),
            summed.child_sum,
            summed.child_count
        from (
            select
                affected.region_id,
                affected.indicator_id,
                sum(child.base) as child_sum,
                count(child.base)::integer as child_count
            from unnest(affected_region_ids, affected_indicator_ids, affected_depths)
                as affected (region_id, indicator_id, depth)
            left join monitoring.region on region.parent_region_id = affected.region_id
            left join monitoring.datapoint_resolved as child
                on child.campaign_id = of_campaign_id
                and child.region_id = region.id
                and child.indicator_id = affected.indicator_id
            where affected.depth = level
            group by affected.region_id, affected.indicator_id
        ) as summed
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
begin
    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select distinct
        of_campaign_id,
        changed.region_id,
        changed.indicator_id,
        monitoring.aggregation_of(changed.indicator_id),
        datapoint.value
    from unnest(of_region_ids, of_indicator_ids) as changed (region_id, indicator_id)
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

    perform monitoring.calculate(
        of_campaign_id,
        (
            select array_agg(distinct chain.region_id)
            from (
                select distinct changed.region_id
                from unnest(of_region_ids) as changed (region_id)
            ) as item
            cross join lateral monitoring.region_chain(item.region_id) as chain
        ),
        (
            select array_agg(distinct changed.indicator_id)
            from unnest(of_indicator_ids) as changed (indicator_id)
        )
    );
end
$$;

-- Makes one campaign's values anew from the stored datapoints and nothing else: set-wise, level by level.
create function monitoring.rebuild(of_campaign_id integer)
    returns void
    language plpgsql
as $$
declare
    region_ids integer[];
    depths integer[];
    highest_rank integer;
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved where datapoint_resolved.campaign_id = of_campaign_id;

    insert into monitoring.datapoint_resolved (campaign_id, region_id, indicator_id, aggregation, stored)
    select
        datapoint.campaign_id,
        datapoint.region_id,
        datapoint.indicator_id,
        used.aggregation,
        datapoint.value
    from monitoring.datapoint
    inner join (
        select
            indicator.id,
            monitoring.aggregation_of(indicator.id) as aggregation
        from monitoring.indicator
    ) as used on used.id = datapoint.indicator_id
    where
        datapoint.campaign_id = of_campaign_id
        and datapoint.value is not null;

    with recursive placed (region_id, depth) as (
        select
            region.id,
            0
        from monitoring.region
        where region.parent_region_id is null

        union all

        select
            region.id,
            placed.depth + 1
        from placed
        inner join monitoring.region on region.parent_region_id = placed.region_id
        where placed.depth < 64
    )

    select
        array_agg(placed.region_id),
        array_agg(placed.depth)
    into region_ids, depths
    from placed;

    for level in reverse (select coalesce(max(depth), 0) from unnest(depths) as depth)..1 loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, child_sum, child_count)
        select
            of_campaign_id,
            region.parent_region_id,
            child.indicator_id,
            child.aggregation,
            sum(child.base),
            count(child.base)::integer
        from unnest(region_ids, depths) as placed (region_id, depth)
        inner join monitoring.region on region.id = placed.region_id
        inner join monitoring.datapoint_resolved as child
            on child.campaign_id = of_campaign_id
            and child.region_id = region.id
        where
            placed.depth = level
            and child.base is not null
        group by region.parent_region_id, child.indicator_id, child.aggregation
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                child_sum = excluded.child_sum,
                child_count = excluded.child_count;
    end loop;

    select max(calculation_rank.rank) into highest_rank from monitoring.calculation_rank;

    for step in 1..coalesce(highest_rank, 0) loop
        insert into monitoring.datapoint_resolved
            (campaign_id, region_id, indicator_id, aggregation, calculated, calculated_local)
        select
            of_campaign_id,
            outcome.region_id,
            outcome.indicator_id,
            monitoring.aggregation_of(outcome.indicator_id),
            outcome.calculated,
            outcome.calculated_local
        from (
            select
                cell.region_id,
                component.indicator_id,
                monitoring.calculation(
                    sum(cell.value) filter (where component.calculation = 'PART_TO_BE_SUMMED'),
                    max(cell.value) filter (where component.calculation = 'PART'),
                    max(cell.value) filter (where component.calculation = 'WHOLE'),
                    max(cell.value) filter (where component.calculation = 'PART_OF_DIFFERENCE'),
                    max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE'),
                    max(cell.value) filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR')
                ) as calculated,
                monitoring.calculation(
                    sum(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'PART_TO_BE_SUMMED'),
                    max(coalesce(cell.stored, cell.calculated_local)) filter (where component.calculation = 'PART'),
                    max(coalesce(cell.stored, cell.calculated_local)) filter (where component.calculation = 'WHOLE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'PART_OF_DIFFERENCE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'WHOLE_OF_DIFFERENCE'),
                    max(coalesce(cell.stored, cell.calculated_local))
                        filter (where component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR')
                ) as calculated_local
            from monitoring.calculation_rank
            inner join monitoring.calculated_indicator_component as component
                on component.indicator_id = calculation_rank.indicator_id
            inner join monitoring.datapoint_resolved as cell
                on cell.campaign_id = of_campaign_id
                and cell.indicator_id = component.indicator_component_id
            where calculation_rank.rank = step
            group by cell.region_id, component.indicator_id
        ) as outcome
        where outcome.calculated is not null or outcome.calculated_local is not null
        on conflict (campaign_id, region_id, indicator_id) do update
            set
                calculated = excluded.calculated,
                calculated_local = excluded.calculated_local;
    end loop;
end
$$;

-- Makes everything derived anew: the tree's sizes, the order of calculation, all values.
create function monitoring.rebuild()
    returns void
    language plpgsql
as $$
declare
    rebuilt_campaign_id integer;
begin
    perform monitoring.rebuild_regions();
    perform monitoring.rank_calculations();

    for rebuilt_campaign_id in select campaign.id from monitoring.campaign order by campaign.id loop
        perform monitoring.rebuild(rebuilt_campaign_id);
    end loop;
end
$$;

-- Ranks the calculated indicators: each after those that it needs. Those in a loop, or behind one, get no rank.
create function monitoring.rank_calculations()
    returns void
    language plpgsql
as $$
declare
    next_rank integer := 1;
begin
    delete from monitoring.calculation_rank;

    loop
        insert into monitoring.calculation_rank (indicator_id, rank)
        select distinct
            component.indicator_id,
            next_rank
        from monitoring.calculated_indicator_component as component
        where
            not exists (
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
                    and calculation_rank.indicator_id is null
            );
        exit when not found;
        next_rank := next_rank + 1;
    end loop;
end
$$;

-- After a definition changed: refuses loops, ranks anew, and brings every campaign's values up to date.
create function monitoring.components_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.rank_calculations();

    if tg_op <> 'DELETE' and exists (
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
            inner join monitoring.calculated_indicator_component as component
                on component.indicator_id = needs.component_id
        )

        select 1
        from needs
        where needs.indicator_id = needs.component_id
    ) then
        raise exception 'an indicator would be calculated from itself'
            using errcode = 'check_violation',
                constraint = 'calculated_indicator_component_acyclic',
                table = 'calculated_indicator_component';
    end if;

    perform monitoring.rebuild(campaign.id)
    from (
        select campaign.id
        from monitoring.campaign
        where
            exists (
                select 1
                from monitoring.datapoint_resolved
                where datapoint_resolved.campaign_id = campaign.id
            )
        order by campaign.id
    ) as campaign;

    return null;
end
$$;

create trigger components_changed
    after insert or update or delete on monitoring.calculated_indicator_component
    for each statement execute function monitoring.components_changed();

-- After the kind of aggregation changed: the campaigns that have values of the indicator.
create function monitoring.aggregation_changed()
    returns trigger
    language plpgsql
as $$
begin
    perform monitoring.rebuild(campaign.id)
    from (
        select campaign.id
        from monitoring.campaign
        where
            exists (
                select 1
                from monitoring.datapoint_resolved
                where
                    datapoint_resolved.campaign_id = campaign.id
                    and datapoint_resolved.indicator_id = new.id
            )
        order by campaign.id
    ) as campaign;

    return null;
end
$$;

create trigger aggregation_changed
    after update of aggregation on monitoring.indicator
    for each row
    when (old.aggregation is distinct from new.aggregation)
    execute function monitoring.aggregation_changed();

-- After a region moved: its old and its new parent, and everything above them, in the campaigns that have values there.
create function monitoring.region_moved()
    returns trigger
    language plpgsql
as $$
declare
    locked_campaign_id integer;
    changed_region_ids integer[];
    changed_indicator_ids integer[];
begin
    for locked_campaign_id in
        select distinct datapoint_resolved.campaign_id
        from monitoring.datapoint_resolved
        where datapoint_resolved.region_id = new.id
        order by datapoint_resolved.campaign_id
    loop
        perform monitoring.lock_campaign(locked_campaign_id);

        select
            array_agg(parent.region_id),
            array_agg(cell.indicator_id)
        into changed_region_ids, changed_indicator_ids
        from monitoring.datapoint_resolved as cell
        cross join unnest(array[old.parent_region_id, new.parent_region_id]) as parent (region_id)
        where
            cell.campaign_id = locked_campaign_id
            and cell.region_id = new.id
            and cell.base is not null
            and parent.region_id is not null;

        if changed_region_ids is not null then
            perform monitoring.roll_up(locked_campaign_id, changed_region_ids, changed_indicator_ids);
            perform monitoring.calculate(
                locked_campaign_id,
                (
                    select array_agg(distinct chain.region_id)
                    from unnest(array[old.parent_region_id, new.parent_region_id]) as parent (region_id)
                    cross join lateral monitoring.region_chain(parent.region_id) as chain
                ),
                changed_indicator_ids
            );
        end if;
    end loop;

    return null;
end
$$;

create trigger region_moved
    after update of parent_region_id on monitoring.region
    for each row
    when (old.parent_region_id is distinct from new.parent_region_id)
    execute function monitoring.region_moved();
