CREATE SCHEMA identity;

COMMENT ON SCHEMA identity IS 'People and services that prove themselves to Sync, Monitoring and Learning.';

CREATE SCHEMA monitoring;

COMMENT ON SCHEMA monitoring IS 'Campaign data by region: one number for each region, campaign and indicator.';

CREATE SCHEMA ops;

CREATE SCHEMA sync;

COMMENT ON SCHEMA sync IS 'What data-pulling clients push: organizations, therapists, interactions, totals and rates.';

CREATE FUNCTION identity.tell_account_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_notify(
        'identity_changed',
        case tg_table_name
            when 'token' then to_jsonb(old) ->> 'account_id'
            else to_jsonb(old) ->> 'id'
        end
    );

    return null;
end
$$;

CREATE FUNCTION monitoring.add_to_groups(of_campaign_id integer, of_region_ids integer[], of_changes integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.add_to_subtrees(below_region_id integer, sizes integer[], sign integer) RETURNS void
    LANGUAGE sql
    AS $$
    update monitoring.region_subtree
    set size_by_depth = (
        select array_agg(summed.regions order by summed.depth)
        from (
            select
                counted.depth,
                sum(counted.regions)::integer as regions
            from (
                select
                    size.depth,
                    size.regions
                from unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)

                union all

                select
                    size.depth + chain.distance + 1,
                    sign * size.regions
                from unnest(sizes) with ordinality as size (regions, depth)
            ) as counted
            group by counted.depth
            having sum(counted.regions) > 0
        ) as summed
    )
    from monitoring.region_chain(below_region_id) as chain
    where region_subtree.region_id = chain.region_id
$$;

CREATE FUNCTION monitoring.aggregation_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_indicators(array[new.id]);

    return null;
end
$$;

CREATE FUNCTION monitoring.authorized_region(of_account_id bigint, of_mode text, of_depth integer) RETURNS TABLE(region_id integer, lvl integer)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    with recursive descent (region_id, lvl) as (
        select
            granted.region_id,
            0
        from monitoring.granted_region(of_account_id, of_mode) as granted

        union all

        select
            region.id,
            descent.lvl + 1
        from descent
        inner join monitoring.region on region.parent_region_id = descent.region_id
        where
            descent.lvl < case when of_depth > 0 then least(of_depth, 64) else 64 end
            and not exists (
                select 1
                from monitoring.region_permission
                where
                    region_permission.user_id = of_account_id
                    and region_permission.region_id = region.id
                    and (of_mode = 'r' or region_permission.read_write = 'w')
            )
    )

    select
        descent.region_id,
        descent.lvl
    from descent
$$;

CREATE FUNCTION monitoring.base_of(aggregation "char", stored double precision, child_sum numeric, child_count integer) RETURNS numeric
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select
        case
            when aggregation = 'n' then null
            when stored is not null then stored::text::numeric
            when child_count = 0 then null
            when aggregation = 's' then child_sum
            else child_sum / child_count
        end
$$;

CREATE FUNCTION monitoring.calculate(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS TABLE(region_id integer, change integer)
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.calculation(summed double precision, part double precision, whole double precision, part_of_difference double precision, whole_of_difference double precision, denominator double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select coalesce(
        summed,
        monitoring.ratio(part, whole),
        monitoring.ratio(whole_of_difference - part_of_difference, denominator)
    )
$$;

CREATE FUNCTION monitoring.campaign_office_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_structure();
    perform monitoring.rebuild_groups(new.id);

    return null;
end
$$;

CREATE FUNCTION monitoring.cells_of(of_campaign_id integer, of_region_id integer, of_indicator_ids integer[], of_level text) RETURNS TABLE(indicator_ids integer[], cell_values double precision[], kinds "char"[], child_counts integer[])
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
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

CREATE FUNCTION monitoring.chosen_region(of_account_id bigint, of_region_ids integer[], of_parent_ids integer[], of_type_ids integer[]) RETURNS TABLE(region_id integer, office_id integer)
    LANGUAGE sql STABLE ROWS 500 PARALLEL SAFE
    AS $$
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

CREATE FUNCTION monitoring.components_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.count_authorized(of_account_id bigint, of_mode text, of_depth integer) RETURNS TABLE(region_count bigint)
    LANGUAGE plpgsql STABLE ROWS 1 PARALLEL SAFE
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
begin
    return query
    with granted as materialized (
        select array_agg(granted_region.region_id) as region_ids
        from monitoring.granted_region(of_account_id, of_mode)
    )

    select
        case
            -- in a loop of the data, or without sizes: only a descent can tell
            when bool_or(size.depth is null) then monitoring.count_by_descent(of_account_id, of_mode, of_depth)
            else coalesce(
                sum(size.regions) filter (
                    where
                        (of_depth = 0 or size.depth - 1 <= of_depth)
                        -- what a grant further up reaches is counted there
                        and (above.distance is null or (of_depth > 0 and size.depth - 1 + above.distance > of_depth))
                ),
                0
            )::bigint
        end
    from granted
    cross join lateral unnest(granted.region_ids) as one (region_id)
    cross join lateral (
        select min(chain.distance) as distance
        from monitoring.region_chain(one.region_id) as chain
        where
            cardinality(granted.region_ids) > 1
            and chain.distance > 0
            and chain.region_id = any(granted.region_ids)
    ) as above
    left join monitoring.region_subtree on region_subtree.region_id = one.region_id
    left join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth) on true;
end
$$;

CREATE FUNCTION monitoring.count_by_descent(of_account_id bigint, of_mode text, of_depth integer) RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select count(*)
    from monitoring.authorized_region(of_account_id, of_mode, of_depth)
$$;

CREATE FUNCTION monitoring.datapoint_typed_over() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    cell monitoring.source_datapoint;
begin
    select source_datapoint.*
    into cell
    from monitoring.source_datapoint
    where source_datapoint.id = old.source_datapoint_id;

    update monitoring.document
    set master_datapoint_count = document.master_datapoint_count - 1
    where document.id = cell.document_id;

    update monitoring.document_review
    set master_dp_count = document_review.master_dp_count - 1
    from (
        select
            'region' as db_model,
            source_region.id
        from monitoring.source_region
        where source_region.region_code = cell.region_code

        union all

        select
            'campaign',
            source_campaign.id
        from monitoring.source_campaign
        where source_campaign.campaign_string = cell.campaign_string

        union all

        select
            'indicator',
            source_indicator.id
        from monitoring.source_indicator
        where source_indicator.indicator_string = cell.indicator_string
    ) as named
    where
        not cell.is_withdrawn
        and document_review.document_id = cell.document_id
        and document_review.db_model = named.db_model
        and document_review.source_object_id = named.id;

    return null;
end
$$;

CREATE FUNCTION monitoring.dependents_of(of_indicator_ids integer[]) RETURNS TABLE(indicator_id integer, rank integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
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

CREATE FUNCTION monitoring.document_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into monitoring.file_removal (storage_key, run_at)
    values (old.storage_key, '-infinity')
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Monitoring/RemoveFile');

    return null;
end
$$;

CREATE FUNCTION monitoring.document_job_changed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if new.state = 'queued' then
        perform pg_notify('job', 'Monitoring/RunDocumentJob');
    elsif new.state in ('done', 'refused', 'failed') then
        perform pg_notify('job_ended', 'Monitoring/RunDocumentJob ' || new.id);
    end if;

    return null;
end
$$;

CREATE FUNCTION monitoring.enter_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision, new_note text, has_note boolean, of_account_id bigint, at timestamp with time zone) RETURNS TABLE(datapoint_id bigint, is_created boolean)
    LANGUAGE plpgsql
    SET plan_cache_mode TO 'force_generic_plan'
    AS $$
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

CREATE FUNCTION monitoring.forget_values() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.granted_region(of_account_id bigint, of_mode text) RETURNS TABLE(region_id integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    select distinct region_permission.region_id
    from monitoring.region_permission
    where
        region_permission.user_id = of_account_id
        and (of_mode = 'r' or region_permission.read_write = 'w')
$$;

CREATE FUNCTION monitoring.has_code(of_account_id bigint, of_code text) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select exists (
        select 1
        from monitoring.user_permission
        where
            user_permission.user_id = of_account_id
            and user_permission.auth_code = of_code
    )
    or exists (
        select 1
        from identity.account
        where
            account.id = of_account_id
            and account.is_superuser
    )
$$;

CREATE FUNCTION monitoring.indicator_tag_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(1297042001, 3); -- the numbers only keep our locks apart from others

    if exists (
        with recursive above (id, parent_tag_id) as (
            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from monitoring.indicator_tag
            where indicator_tag.id = new.parent_tag_id

            union

            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from above
            inner join monitoring.indicator_tag on indicator_tag.id = above.parent_tag_id
        )

        select 1
        from above
        where above.id = new.id
    ) then
        raise exception 'a tag would lie below itself'
            using errcode = 'check_violation', constraint = 'indicator_tag_parent_acyclic', table = 'indicator_tag';
    end if;

    return null;
end
$$;

CREATE FUNCTION monitoring.is_writable_indicator(of_account_id bigint, of_indicator_id integer) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select exists (
        select 1
        from monitoring.writable_indicator(of_account_id) as writable
        where writable.indicator_id = of_indicator_id
    )
$$;

CREATE FUNCTION monitoring.lock_campaign(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock_shared(1297042000, 0); -- the first number keeps our locks apart from others; no campaign is 0
    perform pg_advisory_xact_lock(1297042000, of_campaign_id);
end
$$;

CREATE FUNCTION monitoring.lock_document(of_document_id integer) RETURNS void
    LANGUAGE sql
    AS $$
    select pg_advisory_xact_lock(1297042002, of_document_id) -- the first number only keeps our locks apart from others
$$;

CREATE FUNCTION monitoring.lock_regions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(1297042001, 1); -- the numbers only keep our locks apart from others

    return null;
end
$$;

CREATE FUNCTION monitoring.lock_structure() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(1297042000, 0);
end
$$;

CREATE FUNCTION monitoring.office_reference(uri_format text, of_office_id integer) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select monitoring.reference(uri_format, 'office', office.id, office.name, monitoring.slug_of(office.name))
    from monitoring.office
    where office.id = of_office_id
$$;

CREATE FUNCTION monitoring.offices_of(of_account_id bigint, of_mode text) RETURNS TABLE(office_id integer)
    LANGUAGE sql STABLE ROWS 5 PARALLEL SAFE
    AS $$
    select region.office_id
    from monitoring.granted_region(of_account_id, of_mode) as granted
    inner join monitoring.region on region.id = granted.region_id

    union

    select region.office_id
    from monitoring.region_subtree
    inner join monitoring.region on region.id = region_subtree.region_id
    where
        region_subtree.is_office_border
        and exists (select 1 from monitoring.region_access(of_account_id, of_mode, region.id))
$$;

CREATE FUNCTION monitoring.rank_calculations() RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.ratio(part double precision, whole double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select
        case
            when whole = 0 then null
            when abs(whole) < 1 and abs(part) > 1e300 * abs(whole) then null
            when abs(whole) > 1 and abs(part) < 1e-300 * abs(whole) then 0
            else part / whole
        end
$$;

CREATE FUNCTION monitoring.reach_of(of_account_id bigint, of_mode text) RETURNS TABLE(is_wide boolean, is_whole boolean)
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
    select
        width.is_wide,
        case
            when width.is_wide then counted.region_count = (select count(*) from monitoring.region)
            else false
        end
    from monitoring.count_authorized(of_account_id, of_mode, 0) as counted
    cross join lateral (
        select counted.region_count * 8 >= coalesce(sum(region_subtree.region_count), 0) as is_wide
        from monitoring.region as root
        inner join monitoring.region_subtree on region_subtree.region_id = root.id
        where root.parent_region_id is null
    ) as width
$$;

CREATE FUNCTION monitoring.rebuild() RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.rebuild(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform monitoring.lock_campaign(of_campaign_id);

    delete from monitoring.datapoint_resolved where datapoint_resolved.campaign_id = of_campaign_id;

    perform monitoring.rebuild(of_campaign_id, array_agg(indicator.id))
    from monitoring.indicator;
end
$$;

CREATE FUNCTION monitoring.rebuild(of_campaign_id integer, of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.rebuild_groups(of_campaign_id integer) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.rebuild_indicators(of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.rebuild_regions() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree
    where
        not exists (
            select 1
            from monitoring.region
            where region.id = region_subtree.region_id
        );

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with recursive
    placed (region_id, office_id, is_office_border, line) as (
        select
            region.id,
            region.office_id,
            true,
            array[region.id]
        from monitoring.region
        where region.parent_region_id is null

        union all

        select
            region.id,
            region.office_id,
            region.office_id <> placed.office_id,
            placed.line || region.id
        from placed
        inner join monitoring.region on region.parent_region_id = placed.region_id
        where cardinality(placed.line) <= 64
    ),

    -- Siblings have the same ancestors, so each line is taken once for all children of its last region.
    families as materialized (
        select
            placed.line,
            siblings.regions
        from (
            select
                region.parent_region_id,
                count(*) as regions
            from monitoring.region
            where region.parent_region_id is not null
            group by region.parent_region_id
        ) as siblings
        inner join placed on placed.region_id = siblings.parent_region_id
        where cardinality(placed.line) <= 64
    ),

    counted as (
        select
            ancestor.region_id,
            cardinality(families.line) - ancestor.place as distance,
            sum(families.regions)::integer as regions
        from families
        cross join lateral unnest(families.line) with ordinality as ancestor (region_id, place)
        group by ancestor.region_id, distance
    ),

    sized as (
        select
            counted.region_id,
            array_agg(counted.regions order by counted.distance) as size_below
        from counted
        group by counted.region_id
    )

    select
        placed.region_id,
        array_prepend(1, sized.size_below),
        placed.is_office_border
    from placed
    left join sized on sized.region_id = placed.region_id

    union all

    select
        region.id,
        '{}',
        parent.office_id <> region.office_id
    from monitoring.region
    inner join monitoring.region as parent on parent.id = region.parent_region_id
    left join placed on placed.region_id = region.id
    where placed.region_id is null
    on conflict (region_id) do update
        set
            size_by_depth = excluded.size_by_depth,
            is_office_border = excluded.is_office_border
        where
            (region_subtree.size_by_depth, region_subtree.is_office_border)
            is distinct from (excluded.size_by_depth, excluded.is_office_border);
end
$$;

CREATE FUNCTION monitoring.recount_groups(of_campaign_id integer, of_region_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.reference(uri_format text, resource text, id integer, name text, slug text) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select
        case
            when id is null then null
            when uri_format = 'id' then to_json(id)
            when uri_format = 'name' then to_json(name)
            when uri_format = 'slug' then to_json(slug)
            else to_json('/api/v2/' || resource || '/' || id || '/')
        end
$$;

CREATE FUNCTION monitoring.refuse_region_loop() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'a region would be its own ancestor, or lie more than 64 levels deep'
        using errcode = 'check_violation', constraint = 'region_parent_acyclic', table = 'region';
end
$$;

CREATE FUNCTION monitoring.region_access(of_account_id bigint, of_mode text, of_region_id integer) RETURNS TABLE(lvl integer)
    LANGUAGE sql STABLE ROWS 1 PARALLEL SAFE
    AS $$
    select chain.distance
    from monitoring.region_chain(of_region_id) as chain
    where
        exists (
            select 1
            from monitoring.region_permission
            where
                region_permission.user_id = of_account_id
                and region_permission.region_id = chain.region_id
                and (of_mode = 'r' or region_permission.read_write = 'w')
        )
    order by chain.distance
    limit 1
$$;

CREATE FUNCTION monitoring.region_chain(of_region_id integer) RETURNS TABLE(region_id integer, distance integer)
    LANGUAGE sql STABLE ROWS 6 PARALLEL SAFE
    AS $$
    with recursive chain (region_id, parent_region_id, distance) as (
        select
            region.id,
            region.parent_region_id,
            0
        from monitoring.region
        where region.id = of_region_id

        union all

        select
            region.id,
            region.parent_region_id,
            chain.distance + 1
        from chain
        inner join monitoring.region on region.id = chain.parent_region_id
        where chain.distance < 64
    )

    select
        chain.region_id,
        chain.distance
    from chain
$$;

CREATE FUNCTION monitoring.region_deleted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree
    using old_rows
    where region_subtree.region_id = old_rows.id;

    if (select count(*) from old_rows) > 1 then
        perform monitoring.rebuild_regions();
    else
        perform monitoring.add_to_subtrees(old_rows.parent_region_id, '{1}', -1)
        from old_rows;
    end if;

    return null;
end
$$;

CREATE FUNCTION monitoring.region_inserted() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    added bigint;
begin
    select count(*) into added from new_rows;

    if added > 1000 and 4 * added > (select count(*) from monitoring.region_subtree) then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from new_rows
        inner join monitoring.region_subtree on region_subtree.region_id = new_rows.id
        where region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    -- A region that no root leads to is in a loop, or below one.
    perform monitoring.refuse_region_loop()
    from new_rows
    where
        not exists (
            select 1
            from monitoring.region_chain(new_rows.id) as chain
            inner join monitoring.region on region.id = chain.region_id
            where region.parent_region_id is null
        )
    limit 1;

    insert into monitoring.region_subtree (region_id, size_by_depth, is_office_border)
    with chained as (
        select
            chain.region_id,
            chain.distance
        from new_rows
        cross join lateral monitoring.region_chain(new_rows.id) as chain
    ),

    sized as (
        select
            counted.region_id,
            counted.distance,
            sum(counted.regions)::integer as regions
        from (
            select
                chained.region_id,
                chained.distance,
                1 as regions
            from chained

            union all

            select
                region_subtree.region_id,
                size.depth - 1,
                size.regions
            from monitoring.region_subtree
            cross join lateral unnest(region_subtree.size_by_depth) with ordinality as size (regions, depth)
            where region_subtree.region_id in (select chained.region_id from chained)
        ) as counted
        group by counted.region_id, counted.distance
    )

    select
        region.id,
        array_agg(sized.regions order by sized.distance),
        parent.id is null or parent.office_id <> region.office_id
    from sized
    inner join monitoring.region on region.id = sized.region_id
    left join monitoring.region as parent on parent.id = region.parent_region_id
    group by region.id, parent.id
    on conflict (region_id) do update
        set size_by_depth = excluded.size_by_depth;

    return null;
end
$$;

CREATE FUNCTION monitoring.region_reference(uri_format text, of_region_id integer) RETURNS json
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
    select monitoring.reference(uri_format, 'region', region.id, region.name, region.slug)
    from monitoring.region
    where region.id = of_region_id
$$;

CREATE FUNCTION monitoring.region_truncated() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    delete from monitoring.region_subtree;

    return null;
end
$$;

CREATE FUNCTION monitoring.region_updated() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    changed_ids integer[];
    old_parent_id integer;
    new_parent_id integer;
    sizes integer[];
begin
    select array_agg(new_rows.id)
    into changed_ids
    from new_rows
    inner join old_rows on old_rows.id = new_rows.id
    where
        new_rows.parent_region_id is distinct from old_rows.parent_region_id
        or new_rows.office_id <> old_rows.office_id;

    if changed_ids is null then
        return null;
    end if;

    select region_subtree.size_by_depth
    into sizes
    from monitoring.region_subtree
    where region_subtree.region_id = changed_ids[1];

    if cardinality(changed_ids) > 1 or coalesce(sizes, '{}') = '{}' then
        perform monitoring.rebuild_regions();

        perform monitoring.refuse_region_loop()
        from monitoring.region_subtree
        where
            region_subtree.region_id = any(changed_ids)
            and region_subtree.size_by_depth = '{}'
        limit 1;

        return null;
    end if;

    if not exists (
        select 1
        from monitoring.region_chain(changed_ids[1]) as chain
        inner join monitoring.region on region.id = chain.region_id
        where region.parent_region_id is null
        having max(chain.distance) + cardinality(sizes) <= 65
    ) then
        perform monitoring.refuse_region_loop();
    end if;

    update monitoring.region_subtree
    set is_office_border = parent.id is null or parent.office_id <> region.office_id
    from monitoring.region
    left join monitoring.region as parent on parent.id = region.parent_region_id
    where
        region.id = region_subtree.region_id
        and (region.id = changed_ids[1] or region.parent_region_id = changed_ids[1]);

    select
        old_rows.parent_region_id,
        new_rows.parent_region_id
    into old_parent_id, new_parent_id
    from old_rows
    inner join new_rows on new_rows.id = old_rows.id
    where old_rows.id = changed_ids[1];

    if old_parent_id is distinct from new_parent_id then
        perform monitoring.add_to_subtrees(old_parent_id, sizes, -1);
        perform monitoring.add_to_subtrees(new_parent_id, sizes, 1);
    end if;

    return null;
end
$$;

CREATE FUNCTION monitoring.region_values_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.resolve(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.review_documents(of_document_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    -- Before anything is counted: whoever types over a datapoint of the document takes it from the count after us.
    perform
    from monitoring.document
    where document.id = any(of_document_ids)
    order by document.id
    for no key update;

    update monitoring.document
    set
        source_datapoint_count = counted.cells,
        master_datapoint_count = counted.datapoints
    from (
        select
            wanted.id,
            count(source_datapoint.id) filter (where not source_datapoint.is_withdrawn) as cells,
            coalesce(sum(
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                )
            ), 0) as datapoints
        from unnest(of_document_ids) as wanted (id)
        left join monitoring.source_datapoint on source_datapoint.document_id = wanted.id
        group by wanted.id
    ) as counted
    where
        document.id = counted.id
        and document.is_processed;

    with counted as materialized (
        select
            cell.document_id,
            case
                when grouping(cell.region_code) = 0 then 'region'
                when grouping(cell.campaign_string) = 0 then 'campaign'
                else 'indicator'
            end as db_model,
            coalesce(cell.region_code, cell.campaign_string, cell.indicator_string) as source_string,
            count(*) as cells,
            sum(cell.datapoints) as datapoints
        from (
            select
                source_datapoint.document_id,
                source_datapoint.region_code,
                source_datapoint.campaign_string,
                source_datapoint.indicator_string,
                (
                    select count(*)
                    from monitoring.datapoint
                    where datapoint.source_datapoint_id = source_datapoint.id
                ) as datapoints
            from monitoring.source_datapoint
            where
                source_datapoint.document_id = any(of_document_ids)
                and not source_datapoint.is_withdrawn
        ) as cell
        group by grouping sets (
            (cell.document_id, cell.region_code),
            (cell.document_id, cell.campaign_string),
            (cell.document_id, cell.indicator_string)
        )
    ),

    found as materialized (
        select
            counted.document_id,
            counted.db_model,
            coalesce(source_region.id, source_campaign.id, source_indicator.id) as source_object_id,
            counted.cells,
            counted.datapoints
        from counted
        left join monitoring.source_region
            on counted.db_model = 'region'
            and source_region.region_code = counted.source_string
        left join monitoring.source_campaign
            on counted.db_model = 'campaign'
            and source_campaign.campaign_string = counted.source_string
        left join monitoring.source_indicator
            on counted.db_model = 'indicator'
            and source_indicator.indicator_string = counted.source_string
    ),

    gone as (
        delete from monitoring.document_review
        where
            document_review.document_id = any(of_document_ids)
            and (document_review.document_id, document_review.db_model, document_review.source_object_id) not in (
                select
                    found.document_id,
                    found.db_model,
                    found.source_object_id
                from found
            )
    )

    insert into monitoring.document_review (document_id, db_model, source_object_id, source_dp_count, master_dp_count)
    select
        found.document_id,
        found.db_model,
        found.source_object_id,
        found.cells,
        found.datapoints
    from found
    order by found.document_id, found.db_model desc, found.source_object_id
    on conflict (document_id, db_model, source_object_id) do update
        set
            source_dp_count = excluded.source_dp_count,
            master_dp_count = excluded.master_dp_count
        where
            (document_review.source_dp_count, document_review.master_dp_count)
            is distinct from (excluded.source_dp_count, excluded.master_dp_count);
end
$$;

CREATE FUNCTION monitoring.roll_up(of_campaign_id integer, of_region_ids integer[], of_indicator_ids integer[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.slug_of(name text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select left(trim(both '-' from regexp_replace(lower(name), '[^[:alnum:]]+', '-', 'g')), 250)
$$;

CREATE FUNCTION monitoring.store_value(of_campaign_id integer, of_region_id integer, of_indicator_id integer, new_value double precision) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION monitoring.sum_of(sizes integer[]) RETURNS bigint
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
    AS $$
declare
    total bigint;
    size integer;
begin
    foreach size in array sizes loop
        total := coalesce(total, 0) + size;
    end loop;

    return total;
end
$$;

CREATE FUNCTION monitoring.writable_indicator(of_account_id bigint) RETURNS TABLE(indicator_id integer)
    LANGUAGE sql STABLE ROWS 50 PARALLEL SAFE
    AS $$
    select distinct group_permission.indicator_id
    from monitoring.user_group
    inner join monitoring.group_permission on group_permission.group_id = user_group.group_id
    where user_group.user_id = of_account_id
$$;

CREATE TABLE identity.account (
    id bigint NOT NULL,
    username text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    password_hash text DEFAULT ''::text NOT NULL,
    first_name text DEFAULT ''::text NOT NULL,
    last_name text DEFAULT ''::text NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    is_staff boolean DEFAULT false NOT NULL,
    is_superuser boolean DEFAULT false NOT NULL,
    is_service_account boolean DEFAULT false NOT NULL,
    email_confirmed boolean DEFAULT false NOT NULL,
    date_joined timestamp with time zone DEFAULT now() NOT NULL,
    last_login timestamp with time zone,
    CONSTRAINT account_email_check CHECK ((char_length(email) <= 254)),
    CONSTRAINT account_first_name_check CHECK ((char_length(first_name) <= 150)),
    CONSTRAINT account_last_name_check CHECK ((char_length(last_name) <= 150)),
    CONSTRAINT account_username_check CHECK (((char_length(username) >= 1) AND (char_length(username) <= 150)))
);

COMMENT ON COLUMN identity.account.password_hash IS 'PasswordHasher string; empty: no log-in by password.';

ALTER TABLE identity.account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME identity.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE identity.token (
    digest bytea NOT NULL,
    account_id bigint NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    CONSTRAINT token_digest_check CHECK ((octet_length(digest) = 32)),
    CONSTRAINT token_name_check CHECK ((char_length(name) <= 150))
);

COMMENT ON TABLE identity.token IS 'API tokens. The text is shown once and never stored.';

COMMENT ON COLUMN identity.token.digest IS 'SHA-256 of the 64 hex characters.';

COMMENT ON COLUMN identity.token.expires_at IS 'Null: for ever.';

CREATE TABLE monitoring.app_group (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT app_group_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

ALTER TABLE monitoring.app_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.app_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW monitoring.app_user AS
 SELECT account.id,
    account.username,
    account.first_name,
    account.last_name,
    account.email,
    account.is_active,
    account.is_superuser,
    account.is_staff,
    account.last_login,
    account.date_joined
   FROM identity.account;

CREATE TABLE monitoring.bad_data (
    id bigint NOT NULL,
    source_datapoint_id bigint,
    datapoint_id bigint,
    document_id integer,
    error_type text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE monitoring.bad_data ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.bad_data_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.calculated_indicator_component (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    indicator_component_id integer NOT NULL,
    calculation text NOT NULL,
    CONSTRAINT calculated_indicator_component_calculation_check CHECK ((calculation = ANY (ARRAY['PART_TO_BE_SUMMED'::text, 'PART'::text, 'WHOLE'::text, 'PART_OF_DIFFERENCE'::text, 'WHOLE_OF_DIFFERENCE'::text, 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text])))
);

ALTER TABLE monitoring.calculated_indicator_component ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.calculated_indicator_component_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.datapoint_resolved (
    campaign_id integer NOT NULL,
    region_id integer NOT NULL,
    indicator_id integer NOT NULL,
    child_count integer DEFAULT 0 NOT NULL,
    stored double precision,
    calculated double precision,
    calculated_local double precision,
    value double precision GENERATED ALWAYS AS (COALESCE(stored,
CASE
    WHEN ((child_count = 0) OR (aggregation = 'n'::"char")) THEN NULL::double precision
    WHEN (abs(child_sum) < 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001) THEN (0)::double precision
    WHEN (aggregation = 's'::"char") THEN (child_sum)::double precision
    ELSE ((child_sum / (child_count)::numeric))::double precision
END, calculated)) STORED,
    aggregation "char" NOT NULL,
    has_value boolean GENERATED ALWAYS AS (((stored IS NOT NULL) OR (calculated IS NOT NULL) OR ((child_count > 0) AND (aggregation <> 'n'::"char")))) STORED,
    has_local boolean GENERATED ALWAYS AS (((stored IS NOT NULL) OR (calculated_local IS NOT NULL))) STORED,
    has_parts boolean GENERATED ALWAYS AS (((calculated IS NOT NULL) OR ((child_count > 0) AND (aggregation <> 'n'::"char")))) STORED,
    child_sum numeric,
    base numeric GENERATED ALWAYS AS (
CASE
    WHEN (aggregation = 'n'::"char") THEN NULL::numeric
    WHEN (stored IS NOT NULL) THEN ((stored)::text)::numeric
    WHEN (child_count = 0) THEN NULL::numeric
    WHEN (aggregation = 's'::"char") THEN child_sum
    ELSE (child_sum / (child_count)::numeric)
END) STORED,
    CONSTRAINT datapoint_resolved_aggregation_check CHECK ((aggregation = ANY (ARRAY['s'::"char", 'm'::"char", 'n'::"char"])))
)
WITH (fillfactor='80');

COMMENT ON TABLE monitoring.datapoint_resolved IS 'Read model of all values, kept by the functions that write monitoring.datapoint; repaired by monitoring.rebuild(). It has no foreign keys: its keys come from datapoints that have them, and 3 checks a row would be half the price of a rebuild.';

COMMENT ON COLUMN monitoring.datapoint_resolved.child_count IS 'How many direct children have a base.';

COMMENT ON COLUMN monitoring.datapoint_resolved.calculated_local IS 'The calculation without aggregated components, for agg_level=no-agg.';

COMMENT ON COLUMN monitoring.datapoint_resolved.aggregation IS 's: summed over children, m: their mean, n: not aggregated (ratios, differences, ready-made percentages).';

COMMENT ON COLUMN monitoring.datapoint_resolved.has_local IS 'There is a value without what comes from the children: agg_level=no-agg.';

COMMENT ON COLUMN monitoring.datapoint_resolved.has_parts IS 'There is a value without the stored one: agg_level=agg-only.';

COMMENT ON COLUMN monitoring.datapoint_resolved.child_sum IS 'Sum of the direct children''s bases. An exact number, so that adding and taking away leaves no rounding behind.';

COMMENT ON COLUMN monitoring.datapoint_resolved.base IS 'What the parent adds up: stored, else aggregated; never calculated.';

CREATE VIEW monitoring.calculation_outcome AS
 SELECT evaluated.campaign_id,
    evaluated.region_id,
    evaluated.indicator_id,
        CASE
            WHEN (abs(evaluated.calculated) <= ('1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric)::double precision) THEN evaluated.calculated
            ELSE NULL::double precision
        END AS calculated,
        CASE
            WHEN (abs(evaluated.calculated_local) <= ('1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::numeric)::double precision) THEN evaluated.calculated_local
            ELSE NULL::double precision
        END AS calculated_local
   FROM ( SELECT part.campaign_id,
            part.region_id,
            part.indicator_id,
            monitoring.calculation(part.summed, part.part, part.whole, part.part_of_difference, part.whole_of_difference, part.denominator) AS calculated,
            monitoring.calculation(part.local_summed, part.local_part, part.local_whole, part.local_part_of_difference, part.local_whole_of_difference, part.local_denominator) AS calculated_local
           FROM ( SELECT cell.campaign_id,
                    cell.region_id,
                    component.indicator_id,
                    sum(cell.value) FILTER (WHERE (component.calculation = 'PART_TO_BE_SUMMED'::text)) AS summed,
                    max(cell.value) FILTER (WHERE (component.calculation = 'PART'::text)) AS part,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE'::text)) AS whole,
                    max(cell.value) FILTER (WHERE (component.calculation = 'PART_OF_DIFFERENCE'::text)) AS part_of_difference,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE'::text)) AS whole_of_difference,
                    max(cell.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text)) AS denominator,
                    sum(local.value) FILTER (WHERE (component.calculation = 'PART_TO_BE_SUMMED'::text)) AS local_summed,
                    max(local.value) FILTER (WHERE (component.calculation = 'PART'::text)) AS local_part,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE'::text)) AS local_whole,
                    max(local.value) FILTER (WHERE (component.calculation = 'PART_OF_DIFFERENCE'::text)) AS local_part_of_difference,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE'::text)) AS local_whole_of_difference,
                    max(local.value) FILTER (WHERE (component.calculation = 'WHOLE_OF_DIFFERENCE_DENOMINATOR'::text)) AS local_denominator
                   FROM ((monitoring.calculated_indicator_component component
                     JOIN monitoring.datapoint_resolved cell ON ((cell.indicator_id = component.indicator_component_id)))
                     CROSS JOIN LATERAL ( SELECT COALESCE(cell.stored, cell.calculated_local) AS value) local)
                  GROUP BY cell.campaign_id, cell.region_id, component.indicator_id) part) evaluated;

CREATE TABLE monitoring.calculation_rank (
    indicator_id integer NOT NULL,
    rank integer NOT NULL
);

COMMENT ON TABLE monitoring.calculation_rank IS 'Order in which calculated indicators are evaluated: 1 needs no other calculated one. An indicator in a loop of definitions has no row and is not calculated. Kept by a trigger.';

CREATE TABLE monitoring.campaign (
    id integer NOT NULL,
    name text NOT NULL,
    slug text NOT NULL,
    office_id integer NOT NULL,
    campaign_type_id integer NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT campaign_ends_after_start CHECK ((end_date >= start_date)),
    CONSTRAINT campaign_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT campaign_slug_check CHECK ((char_length(slug) <= 255))
);

ALTER TABLE monitoring.campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.campaign_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE monitoring.campaign_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.campaign_type (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT campaign_type_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

ALTER TABLE monitoring.campaign_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.campaign_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.custom_dashboard (
    id integer NOT NULL,
    title text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    owner_id bigint NOT NULL,
    default_office_id integer,
    dashboard_json jsonb,
    CONSTRAINT custom_dashboard_description_check CHECK ((char_length(description) <= 1000)),
    CONSTRAINT custom_dashboard_title_check CHECK (((title <> ''::text) AND (char_length(title) <= 255)))
);

ALTER TABLE monitoring.custom_dashboard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.custom_dashboard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.datapoint (
    id bigint NOT NULL,
    campaign_id integer NOT NULL,
    indicator_id integer NOT NULL,
    region_id integer NOT NULL,
    value double precision,
    note text,
    changed_by_id bigint,
    source_datapoint_id bigint,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT datapoint_value_check CHECK ((value <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
)
WITH (fillfactor='80');

COMMENT ON COLUMN monitoring.datapoint.value IS 'Null: cleared; counts as no data.';

COMMENT ON COLUMN monitoring.datapoint.source_datapoint_id IS 'Null: typed by a person, which no upload overwrites.';

CREATE TABLE monitoring.datapoint_group (
    campaign_id integer NOT NULL,
    region_id integer NOT NULL,
    value_count integer DEFAULT 0 NOT NULL,
    shown_below integer DEFAULT 0 NOT NULL,
    is_shown boolean DEFAULT false NOT NULL
)
WITH (fillfactor='80');

COMMENT ON TABLE monitoring.datapoint_group IS 'Read model of the pairs of region and campaign that have values: pages and exact totals without counting cells. Kept with monitoring.datapoint_resolved.';

COMMENT ON COLUMN monitoring.datapoint_group.value_count IS 'How many indicators have a value here.';

COMMENT ON COLUMN monitoring.datapoint_group.shown_below IS 'How many shown pairs there are in the region''s subtree, itself included.';

COMMENT ON COLUMN monitoring.datapoint_group.is_shown IS 'It has a value, and region and campaign are of one office.';

CREATE TABLE monitoring.datapoint_history (
    id bigint NOT NULL,
    datapoint_id bigint NOT NULL,
    region_id integer NOT NULL,
    campaign_id integer NOT NULL,
    indicator_id integer NOT NULL,
    value double precision,
    note text,
    changed_by_id bigint,
    changed_at timestamp with time zone NOT NULL,
    action text NOT NULL,
    CONSTRAINT datapoint_history_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'clear'::text, 'delete'::text])))
);

COMMENT ON TABLE monitoring.datapoint_history IS 'One row for each change; it outlives what it tells of, so it has no foreign keys.';

ALTER TABLE monitoring.datapoint_history ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.datapoint_history_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.datapoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.datapoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document (
    id integer NOT NULL,
    docfile text,
    storage_key text,
    sha256 text,
    byte_count bigint,
    doc_text text,
    guid text DEFAULT (gen_random_uuid())::text NOT NULL,
    created_by_id bigint NOT NULL,
    source_id integer NOT NULL,
    is_processed boolean DEFAULT false NOT NULL,
    source_datapoint_count integer,
    master_datapoint_count integer,
    column_settings jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE monitoring.document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document_job (
    id bigint NOT NULL,
    document_id integer NOT NULL,
    kind text NOT NULL,
    settings jsonb NOT NULL,
    created_by_id bigint NOT NULL,
    state text DEFAULT 'queued'::text NOT NULL,
    done_count bigint DEFAULT 0 NOT NULL,
    total_count bigint DEFAULT 0 NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text,
    result json,
    created_at timestamp with time zone NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT document_job_kind_check CHECK ((kind = ANY (ARRAY['process'::text, 'refresh'::text]))),
    CONSTRAINT document_job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'refused'::text, 'failed'::text])))
);

COMMENT ON TABLE monitoring.document_job IS 'Processing and refreshing of documents. A running row whose lease is over is taken up again.';

COMMENT ON COLUMN monitoring.document_job.state IS 'refused: the file cannot be read as the settings say; failed: given up after several attempts.';

COMMENT ON COLUMN monitoring.document_job.attempts IS 'How often it was claimed; also tells a claim from a later one.';

ALTER TABLE monitoring.document_job ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_job_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.document_review (
    id integer NOT NULL,
    document_id integer NOT NULL,
    db_model text NOT NULL,
    source_object_id integer NOT NULL,
    source_dp_count bigint DEFAULT 0 NOT NULL,
    master_dp_count bigint DEFAULT 0 NOT NULL,
    CONSTRAINT document_review_db_model_check CHECK ((db_model = ANY (ARRAY['region'::text, 'campaign'::text, 'indicator'::text])))
);

CREATE TABLE monitoring.indicator_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE monitoring.region_map (
    id integer NOT NULL,
    source_object_id integer NOT NULL,
    master_object_id integer NOT NULL,
    mapped_by_id bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE monitoring.source_campaign (
    id integer NOT NULL,
    campaign_string text NOT NULL,
    source_guid text NOT NULL,
    document_id integer
);

CREATE TABLE monitoring.source_indicator (
    id integer NOT NULL,
    indicator_string text NOT NULL,
    source_guid text NOT NULL,
    document_id integer
);

CREATE TABLE monitoring.source_region (
    id integer NOT NULL,
    region_code text NOT NULL,
    source_guid text NOT NULL,
    document_id integer,
    lat text,
    lon text,
    parent_name text,
    parent_code text,
    region_type text,
    country text
);

CREATE VIEW monitoring.document_review_detail AS
 SELECT document_review.id,
    document_review.document_id,
    document_review.db_model,
    document_review.source_object_id,
    COALESCE(source_region.region_code, source_campaign.campaign_string, source_indicator.indicator_string) AS source_string,
    document_review.source_dp_count,
    COALESCE(region_map.master_object_id, campaign_map.master_object_id, indicator_map.master_object_id, '-1'::integer) AS master_object_id,
    COALESCE(region_map.id, campaign_map.id, indicator_map.id, '-1'::integer) AS map_id,
    document_review.master_dp_count
   FROM ((((((monitoring.document_review
     LEFT JOIN monitoring.source_region ON (((document_review.db_model = 'region'::text) AND (source_region.id = document_review.source_object_id))))
     LEFT JOIN monitoring.source_campaign ON (((document_review.db_model = 'campaign'::text) AND (source_campaign.id = document_review.source_object_id))))
     LEFT JOIN monitoring.source_indicator ON (((document_review.db_model = 'indicator'::text) AND (source_indicator.id = document_review.source_object_id))))
     LEFT JOIN monitoring.region_map ON ((region_map.source_object_id = source_region.id)))
     LEFT JOIN monitoring.campaign_map ON ((campaign_map.source_object_id = source_campaign.id)))
     LEFT JOIN monitoring.indicator_map ON ((indicator_map.source_object_id = source_indicator.id)));

ALTER TABLE monitoring.document_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.document_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.file_removal (
    id bigint NOT NULL,
    storage_key text NOT NULL,
    run_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    last_error text
);

COMMENT ON TABLE monitoring.file_removal IS 'Stored files that no document may need: each upload, until its row is there, and those of deleted documents. The job looks before it removes one.';

ALTER TABLE monitoring.file_removal ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.file_removal_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.group_permission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    indicator_id integer NOT NULL
);

ALTER TABLE monitoring.group_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.group_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator (
    id integer NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    slug text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    is_reported boolean DEFAULT true NOT NULL,
    source_id integer NOT NULL,
    aggregation text DEFAULT 'sum'::text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT indicator_aggregation_check CHECK ((aggregation = ANY (ARRAY['sum'::text, 'none'::text, 'mean'::text]))),
    CONSTRAINT indicator_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT indicator_short_name_check CHECK (((short_name <> ''::text) AND (char_length(short_name) <= 255))),
    CONSTRAINT indicator_slug_check CHECK ((char_length(slug) <= 255))
);

CREATE VIEW monitoring.indicator_aggregation AS
 SELECT indicator.id AS indicator_id,
    (
        CASE
            WHEN (indicator.aggregation = 'none'::text) THEN 'n'::text
            WHEN ((EXISTS ( SELECT 1
               FROM monitoring.calculated_indicator_component component
              WHERE (component.indicator_id = indicator.id))) AND (NOT (EXISTS ( SELECT 1
               FROM monitoring.calculated_indicator_component component
              WHERE ((component.indicator_id = indicator.id) AND (component.calculation = 'PART_TO_BE_SUMMED'::text)))))) THEN 'n'::text
            WHEN (indicator.aggregation = 'mean'::text) THEN 'm'::text
            ELSE 's'::text
        END)::"char" AS aggregation
   FROM monitoring.indicator;

CREATE TABLE monitoring.indicator_bound (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    mn_val double precision,
    mx_val double precision,
    bound_name text NOT NULL,
    direction integer DEFAULT 1 NOT NULL,
    CONSTRAINT indicator_bound_mn_val_check CHECK ((mn_val <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision]))),
    CONSTRAINT indicator_bound_mx_val_check CHECK ((mx_val <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
);

ALTER TABLE monitoring.indicator_bound ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_bound_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.indicator_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator_tag (
    id integer NOT NULL,
    tag_name text NOT NULL,
    parent_tag_id integer,
    CONSTRAINT indicator_tag_tag_name_check CHECK (((tag_name <> ''::text) AND (char_length(tag_name) <= 255)))
);

ALTER TABLE monitoring.indicator_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.indicator_to_tag (
    id integer NOT NULL,
    indicator_id integer NOT NULL,
    indicator_tag_id integer NOT NULL
);

ALTER TABLE monitoring.indicator_to_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.indicator_to_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.office (
    id integer NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT office_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

ALTER TABLE monitoring.office ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.region (
    id integer NOT NULL,
    name text NOT NULL,
    region_code text NOT NULL,
    slug text NOT NULL,
    region_type_id integer NOT NULL,
    office_id integer NOT NULL,
    parent_region_id integer,
    latitude double precision,
    longitude double precision,
    shape_file_path text,
    source_id integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT region_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
    CONSTRAINT region_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
    CONSTRAINT region_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255))),
    CONSTRAINT region_parent_not_itself CHECK ((parent_region_id <> id)),
    CONSTRAINT region_region_code_check CHECK (((region_code <> ''::text) AND (char_length(region_code) <= 255))),
    CONSTRAINT region_shape_file_path_check CHECK ((char_length(shape_file_path) <= 255)),
    CONSTRAINT region_slug_check CHECK ((char_length(slug) <= 255))
);

ALTER TABLE monitoring.region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.region_map ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_map_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.region_permission (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    region_id integer NOT NULL,
    read_write text DEFAULT 'r'::text NOT NULL,
    CONSTRAINT region_permission_read_write_check CHECK ((read_write = ANY (ARRAY['r'::text, 'w'::text])))
);

ALTER TABLE monitoring.region_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.region_polygon (
    region_id integer NOT NULL,
    geometry jsonb NOT NULL,
    shape_len double precision,
    shape_area double precision,
    digest text GENERATED ALWAYS AS (md5((geometry)::text)) STORED NOT NULL,
    CONSTRAINT region_polygon_geometry_check CHECK (((geometry ->> 'type'::text) = ANY (ARRAY['Polygon'::text, 'MultiPolygon'::text])))
);

COMMENT ON COLUMN monitoring.region_polygon.geometry IS 'GeoJSON Polygon or MultiPolygon, longitude before latitude.';

CREATE TABLE monitoring.region_subtree (
    region_id integer NOT NULL,
    size_by_depth integer[] DEFAULT '{1}'::integer[] NOT NULL,
    is_office_border boolean NOT NULL,
    region_count bigint GENERATED ALWAYS AS (monitoring.sum_of(size_by_depth)) STORED
);

COMMENT ON TABLE monitoring.region_subtree IS 'Kept by the triggers of monitoring.region; repaired by monitoring.rebuild_regions().';

COMMENT ON COLUMN monitoring.region_subtree.size_by_depth IS 'How many regions of the subtree are 0, 1, 2 … levels below: exact totals without a descent.';

COMMENT ON COLUMN monitoring.region_subtree.is_office_border IS 'A root, or of another office than its parent. Few rows, so the offices of a whole subtree are found by them.';

COMMENT ON COLUMN monitoring.region_subtree.region_count IS 'The regions of the subtree, itself included; null in a loop, where only a descent can tell.';

CREATE TABLE monitoring.region_type (
    id integer NOT NULL,
    name text NOT NULL,
    CONSTRAINT region_type_name_check CHECK (((name <> ''::text) AND (char_length(name) <= 255)))
);

ALTER TABLE monitoring.region_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.region_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.source (
    id integer NOT NULL,
    source_name text NOT NULL,
    source_description text DEFAULT ''::text NOT NULL
);

ALTER TABLE monitoring.source_campaign ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_campaign_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.source_datapoint (
    id bigint NOT NULL,
    document_id integer NOT NULL,
    row_number integer NOT NULL,
    source_guid text NOT NULL,
    region_code text NOT NULL,
    campaign_string text NOT NULL,
    indicator_string text NOT NULL,
    cell_value text NOT NULL,
    status text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    column_number integer DEFAULT 0 NOT NULL,
    value double precision,
    is_withdrawn boolean DEFAULT false NOT NULL,
    CONSTRAINT source_datapoint_value_check CHECK ((value <> ALL (ARRAY['NaN'::double precision, 'Infinity'::double precision, '-Infinity'::double precision])))
);

COMMENT ON COLUMN monitoring.source_datapoint.status IS 'What the last refresh made of it; null: not refreshed, or not mapped.';

COMMENT ON COLUMN monitoring.source_datapoint.value IS 'What the cell says as a number; null: no value.';

COMMENT ON COLUMN monitoring.source_datapoint.is_withdrawn IS 'No longer in the document as it is processed now; kept while a datapoint comes from it, until the next refresh.';

ALTER TABLE monitoring.source_datapoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_datapoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source_indicator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_indicator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE monitoring.source_region ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.source_region_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.user_group (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE monitoring.user_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.user_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE monitoring.user_permission (
    id integer NOT NULL,
    user_id bigint NOT NULL,
    auth_code text NOT NULL,
    CONSTRAINT user_permission_auth_code_check CHECK (((auth_code <> ''::text) AND (char_length(auth_code) <= 255)))
);

ALTER TABLE monitoring.user_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME monitoring.user_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE ops.migration (
    version bigint NOT NULL,
    applied_on timestamp without time zone,
    description character varying(1024)
);

CREATE TABLE sync.interaction (
    id bigint NOT NULL,
    therapist_id text NOT NULL COLLATE pg_catalog."C",
    interaction_date date NOT NULL,
    counter integer NOT NULL,
    chat_count integer NOT NULL,
    call_count integer NOT NULL,
    CONSTRAINT interaction_call_count_check CHECK ((call_count >= 0)),
    CONSTRAINT interaction_chat_count_check CHECK ((chat_count >= 0)),
    CONSTRAINT interaction_counter_check CHECK ((counter >= 1))
)
WITH (fillfactor='70');

COMMENT ON COLUMN sync.interaction.id IS 'Order of creation, for exports.';

COMMENT ON COLUMN sync.interaction.counter IS 'Ordinal of the interaction within therapist and day; the contract''s interaction_id.';

ALTER TABLE sync.interaction ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.interaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE sync.organization (
    id bigint NOT NULL,
    name text DEFAULT ''::text,
    CONSTRAINT organization_id_check CHECK ((id >= 1)),
    CONSTRAINT organization_name_check CHECK ((char_length(name) <= 128))
);

COMMENT ON COLUMN sync.organization.id IS 'Given by the client, never generated.';

CREATE TABLE sync.rate (
    id bigint NOT NULL,
    organization_id bigint,
    type text NOT NULL,
    period_type text NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    value double precision NOT NULL,
    CONSTRAINT rate_period_type_check CHECK ((period_type = ANY (ARRAY['alltime'::text, 'weekly'::text, 'monthly'::text, 'yearly'::text]))),
    CONSTRAINT rate_type_check CHECK ((type = ANY (ARRAY['churn_rate'::text, 'retention_rate'::text])))
)
WITH (fillfactor='70');

COMMENT ON COLUMN sync.rate.organization_id IS 'Null: the whole application.';

ALTER TABLE sync.rate ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.rate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE sync.therapist (
    id text NOT NULL COLLATE pg_catalog."C",
    organization_id bigint,
    date_joined date,
    CONSTRAINT therapist_id_check CHECK (((char_length(id) >= 1) AND (char_length(id) <= 32)))
)
WITH (fillfactor='70');

COMMENT ON COLUMN sync.therapist.organization_id IS 'Null in a placeholder: interactions arrived before the therapist did. The same for date_joined.';

CREATE TABLE sync.total_therapists (
    id bigint NOT NULL,
    organization_id bigint,
    period_type text NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    is_active boolean NOT NULL,
    value integer NOT NULL,
    CONSTRAINT total_therapists_period_type_check CHECK ((period_type = ANY (ARRAY['alltime'::text, 'weekly'::text, 'monthly'::text, 'yearly'::text]))),
    CONSTRAINT total_therapists_value_check CHECK ((value >= 0))
)
WITH (fillfactor='70');

COMMENT ON COLUMN sync.total_therapists.organization_id IS 'Null: the whole application.';

ALTER TABLE sync.total_therapists ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME sync.total_therapists_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY identity.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY identity.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY monitoring.app_group
    ADD CONSTRAINT app_group_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.app_group
    ADD CONSTRAINT app_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_key UNIQUE (indicator_id, indicator_component_id, calculation);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.calculation_rank
    ADD CONSTRAINT calculation_rank_pkey PRIMARY KEY (indicator_id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_office_start_key UNIQUE (office_id, start_date);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.campaign_type
    ADD CONSTRAINT campaign_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_title_key UNIQUE (title);

ALTER TABLE ONLY monitoring.datapoint_group
    ADD CONSTRAINT datapoint_group_pkey PRIMARY KEY (campaign_id, region_id);

ALTER TABLE ONLY monitoring.datapoint_history
    ADD CONSTRAINT datapoint_history_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.datapoint_resolved
    ADD CONSTRAINT datapoint_resolved_pkey PRIMARY KEY (campaign_id, region_id, indicator_id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_guid_key UNIQUE (guid);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_key UNIQUE (document_id, db_model, source_object_id);

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.file_removal
    ADD CONSTRAINT file_removal_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.file_removal
    ADD CONSTRAINT file_removal_storage_key_key UNIQUE (storage_key);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_key UNIQUE (group_id, indicator_id);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_bound
    ADD CONSTRAINT indicator_bound_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_short_name_key UNIQUE (short_name);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.indicator_tag
    ADD CONSTRAINT indicator_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_key UNIQUE (indicator_id, indicator_tag_id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.office
    ADD CONSTRAINT office_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_source_object_id_key UNIQUE (source_object_id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_name_key UNIQUE (office_id, region_type_id, name);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_key UNIQUE (user_id, region_id, read_write);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.region_polygon
    ADD CONSTRAINT region_polygon_pkey PRIMARY KEY (region_id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_region_code_key UNIQUE (region_code);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_slug_key UNIQUE (slug);

ALTER TABLE ONLY monitoring.region_subtree
    ADD CONSTRAINT region_subtree_pkey PRIMARY KEY (region_id);

ALTER TABLE ONLY monitoring.region_type
    ADD CONSTRAINT region_type_name_key UNIQUE (name);

ALTER TABLE ONLY monitoring.region_type
    ADD CONSTRAINT region_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_campaign_string_key UNIQUE (campaign_string);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_key UNIQUE (document_id, row_number, indicator_string);

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_indicator_string_key UNIQUE (indicator_string);

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_region_code_key UNIQUE (region_code);

ALTER TABLE ONLY monitoring.source
    ADD CONSTRAINT source_source_name_key UNIQUE (source_name);

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_key UNIQUE (user_id, group_id);

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_key UNIQUE (user_id, auth_code);

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.interaction
    ADD CONSTRAINT interaction_pkey PRIMARY KEY (therapist_id, interaction_date, counter);

ALTER TABLE ONLY sync.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_key UNIQUE NULLS NOT DISTINCT (organization_id, type, start_date, end_date, period_type);

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.therapist
    ADD CONSTRAINT therapist_pkey PRIMARY KEY (id);

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_key UNIQUE NULLS NOT DISTINCT (organization_id, start_date, end_date, period_type, is_active);

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX account_email_key ON identity.account USING btree (lower(email)) WHERE (email <> ''::text);

CREATE UNIQUE INDEX account_username_key ON identity.account USING btree (lower(username));

CREATE INDEX token_account_id_idx ON identity.token USING btree (account_id);

CREATE INDEX bad_data_datapoint_id_idx ON monitoring.bad_data USING btree (datapoint_id);

CREATE INDEX bad_data_document_id_idx ON monitoring.bad_data USING btree (document_id);

CREATE INDEX bad_data_source_datapoint_id_idx ON monitoring.bad_data USING btree (source_datapoint_id);

CREATE INDEX calculated_indicator_component_component_idx ON monitoring.calculated_indicator_component USING btree (indicator_component_id);

CREATE INDEX campaign_campaign_type_id_idx ON monitoring.campaign USING btree (campaign_type_id);

CREATE INDEX campaign_map_mapped_by_id_idx ON monitoring.campaign_map USING btree (mapped_by_id);

CREATE INDEX campaign_map_master_object_id_idx ON monitoring.campaign_map USING btree (master_object_id);

CREATE INDEX campaign_start_date_idx ON monitoring.campaign USING btree (start_date DESC, id DESC);

CREATE INDEX custom_dashboard_default_office_id_idx ON monitoring.custom_dashboard USING btree (default_office_id);

CREATE INDEX custom_dashboard_owner_id_idx ON monitoring.custom_dashboard USING btree (owner_id);

CREATE INDEX datapoint_changed_by_id_idx ON monitoring.datapoint USING btree (changed_by_id) WHERE (changed_by_id IS NOT NULL);

CREATE INDEX datapoint_group_shown_idx ON monitoring.datapoint_group USING btree (region_id, campaign_id) INCLUDE (value_count) WHERE is_shown;

CREATE INDEX datapoint_history_datapoint_id_idx ON monitoring.datapoint_history USING btree (datapoint_id);

CREATE INDEX datapoint_indicator_id_idx ON monitoring.datapoint USING btree (indicator_id);

CREATE UNIQUE INDEX datapoint_key ON monitoring.datapoint USING btree (campaign_id, indicator_id, region_id) INCLUDE (value);

CREATE INDEX datapoint_region_id_idx ON monitoring.datapoint USING btree (region_id, campaign_id);

CREATE INDEX datapoint_resolved_indicator_idx ON monitoring.datapoint_resolved USING btree (campaign_id, indicator_id, region_id) INCLUDE (has_value, has_local, has_parts);

CREATE INDEX datapoint_source_datapoint_id_idx ON monitoring.datapoint USING btree (source_datapoint_id) WHERE (source_datapoint_id IS NOT NULL);

CREATE INDEX document_created_by_id_idx ON monitoring.document USING btree (created_by_id);

CREATE INDEX document_job_created_by_id_idx ON monitoring.document_job USING btree (created_by_id);

CREATE INDEX document_job_document_id_idx ON monitoring.document_job USING btree (document_id);

CREATE INDEX document_job_due_idx ON monitoring.document_job USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX document_source_id_idx ON monitoring.document USING btree (source_id);

CREATE INDEX file_removal_run_at_idx ON monitoring.file_removal USING btree (run_at);

CREATE INDEX group_permission_indicator_id_idx ON monitoring.group_permission USING btree (indicator_id);

CREATE INDEX indicator_bound_indicator_id_idx ON monitoring.indicator_bound USING btree (indicator_id);

CREATE INDEX indicator_map_mapped_by_id_idx ON monitoring.indicator_map USING btree (mapped_by_id);

CREATE INDEX indicator_map_master_object_id_idx ON monitoring.indicator_map USING btree (master_object_id);

CREATE INDEX indicator_source_id_idx ON monitoring.indicator USING btree (source_id);

CREATE INDEX indicator_tag_parent_tag_id_idx ON monitoring.indicator_tag USING btree (parent_tag_id);

CREATE INDEX indicator_to_tag_indicator_tag_id_idx ON monitoring.indicator_to_tag USING btree (indicator_tag_id);

CREATE INDEX region_map_mapped_by_id_idx ON monitoring.region_map USING btree (mapped_by_id);

CREATE INDEX region_map_master_object_id_idx ON monitoring.region_map USING btree (master_object_id);

CREATE INDEX region_name_idx ON monitoring.region USING btree (name COLLATE "C");

CREATE INDEX region_parent_region_id_idx ON monitoring.region USING btree (parent_region_id) INCLUDE (id);

CREATE INDEX region_permission_region_id_idx ON monitoring.region_permission USING btree (region_id);

CREATE INDEX region_region_type_id_idx ON monitoring.region USING btree (region_type_id);

CREATE INDEX region_source_id_idx ON monitoring.region USING btree (source_id);

CREATE INDEX region_subtree_border_idx ON monitoring.region_subtree USING btree (region_id) WHERE is_office_border;

CREATE INDEX source_campaign_document_id_idx ON monitoring.source_campaign USING btree (document_id);

CREATE INDEX source_datapoint_campaign_idx ON monitoring.source_datapoint USING btree (document_id, campaign_string);

CREATE INDEX source_datapoint_indicator_idx ON monitoring.source_datapoint USING btree (document_id, indicator_string);

CREATE INDEX source_datapoint_region_idx ON monitoring.source_datapoint USING btree (document_id, region_code);

CREATE INDEX source_indicator_document_id_idx ON monitoring.source_indicator USING btree (document_id);

CREATE INDEX source_region_document_id_idx ON monitoring.source_region USING btree (document_id);

CREATE INDEX user_group_group_id_idx ON monitoring.user_group USING btree (group_id);

CREATE UNIQUE INDEX migration_version_key ON ops.migration USING btree (version);

CREATE INDEX interaction_id_idx ON sync.interaction USING btree (id);

CREATE INDEX rate_end_date_idx ON sync.rate USING btree (end_date, id);

CREATE INDEX therapist_organization_id_idx ON sync.therapist USING btree (organization_id);

CREATE INDEX total_therapists_end_date_idx ON sync.total_therapists USING btree (end_date, id);

CREATE TRIGGER account_changed AFTER DELETE OR UPDATE OF is_active, is_staff, is_superuser, is_service_account, username ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.tell_account_changed();

CREATE TRIGGER token_changed AFTER DELETE OR UPDATE OF expires_at ON identity.token FOR EACH ROW EXECUTE FUNCTION identity.tell_account_changed();

CREATE TRIGGER aggregation_changed AFTER UPDATE OF aggregation ON monitoring.indicator FOR EACH ROW WHEN ((old.aggregation IS DISTINCT FROM new.aggregation)) EXECUTE FUNCTION monitoring.aggregation_changed();

CREATE TRIGGER campaign_forgotten AFTER DELETE ON monitoring.campaign REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER campaign_office_changed AFTER UPDATE OF office_id ON monitoring.campaign FOR EACH ROW WHEN ((old.office_id <> new.office_id)) EXECUTE FUNCTION monitoring.campaign_office_changed();

CREATE TRIGGER components_deleted AFTER DELETE ON monitoring.calculated_indicator_component REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER components_inserted AFTER INSERT ON monitoring.calculated_indicator_component REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER components_updated AFTER UPDATE ON monitoring.calculated_indicator_component REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.components_changed();

CREATE TRIGGER datapoint_typed_over AFTER UPDATE OF source_datapoint_id ON monitoring.datapoint FOR EACH ROW WHEN (((old.source_datapoint_id IS NOT NULL) AND (new.source_datapoint_id IS NULL))) EXECUTE FUNCTION monitoring.datapoint_typed_over();

CREATE TRIGGER document_deleted AFTER DELETE ON monitoring.document FOR EACH ROW WHEN ((old.storage_key IS NOT NULL)) EXECUTE FUNCTION monitoring.document_deleted();

CREATE TRIGGER document_job_changed AFTER INSERT OR UPDATE OF state ON monitoring.document_job FOR EACH ROW EXECUTE FUNCTION monitoring.document_job_changed();

CREATE TRIGGER indicator_forgotten AFTER DELETE ON monitoring.indicator REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER indicator_tag_moved AFTER INSERT OR UPDATE OF parent_tag_id ON monitoring.indicator_tag FOR EACH ROW WHEN ((new.parent_tag_id IS NOT NULL)) EXECUTE FUNCTION monitoring.indicator_tag_moved();

CREATE TRIGGER region_deleted AFTER DELETE ON monitoring.region REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_deleted();

CREATE TRIGGER region_forgotten AFTER DELETE ON monitoring.region REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.forget_values();

CREATE TRIGGER region_inserted AFTER INSERT ON monitoring.region REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_inserted();

CREATE TRIGGER region_locked BEFORE INSERT OR DELETE OR UPDATE ON monitoring.region FOR EACH STATEMENT EXECUTE FUNCTION monitoring.lock_regions();

CREATE TRIGGER region_truncated AFTER TRUNCATE ON monitoring.region FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_truncated();

CREATE TRIGGER region_updated AFTER UPDATE ON monitoring.region REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_updated();

CREATE TRIGGER region_values_moved AFTER UPDATE ON monitoring.region REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION monitoring.region_values_moved();

ALTER TABLE ONLY identity.token
    ADD CONSTRAINT token_account_id_fkey FOREIGN KEY (account_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_datapoint_id_fkey FOREIGN KEY (datapoint_id) REFERENCES monitoring.datapoint(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.bad_data
    ADD CONSTRAINT bad_data_source_datapoint_id_fkey FOREIGN KEY (source_datapoint_id) REFERENCES monitoring.source_datapoint(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_indicator_component_id_fkey FOREIGN KEY (indicator_component_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.calculated_indicator_component
    ADD CONSTRAINT calculated_indicator_component_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.calculation_rank
    ADD CONSTRAINT calculation_rank_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_campaign_type_id_fkey FOREIGN KEY (campaign_type_id) REFERENCES monitoring.campaign_type(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.campaign(id);

ALTER TABLE ONLY monitoring.campaign_map
    ADD CONSTRAINT campaign_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_campaign(id);

ALTER TABLE ONLY monitoring.campaign
    ADD CONSTRAINT campaign_office_id_fkey FOREIGN KEY (office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_default_office_id_fkey FOREIGN KEY (default_office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.custom_dashboard
    ADD CONSTRAINT custom_dashboard_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_campaign_id_fkey FOREIGN KEY (campaign_id) REFERENCES monitoring.campaign(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_changed_by_id_fkey FOREIGN KEY (changed_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.datapoint
    ADD CONSTRAINT datapoint_source_datapoint_id_fkey FOREIGN KEY (source_datapoint_id) REFERENCES monitoring.source_datapoint(id);

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_created_by_id_fkey FOREIGN KEY (created_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.document_job
    ADD CONSTRAINT document_job_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.document_review
    ADD CONSTRAINT document_review_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.document
    ADD CONSTRAINT document_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_group_id_fkey FOREIGN KEY (group_id) REFERENCES monitoring.app_group(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.group_permission
    ADD CONSTRAINT group_permission_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_bound
    ADD CONSTRAINT indicator_bound_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.indicator(id);

ALTER TABLE ONLY monitoring.indicator_map
    ADD CONSTRAINT indicator_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_indicator(id);

ALTER TABLE ONLY monitoring.indicator
    ADD CONSTRAINT indicator_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.indicator_tag
    ADD CONSTRAINT indicator_tag_parent_tag_id_fkey FOREIGN KEY (parent_tag_id) REFERENCES monitoring.indicator_tag(id);

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES monitoring.indicator(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.indicator_to_tag
    ADD CONSTRAINT indicator_to_tag_indicator_tag_id_fkey FOREIGN KEY (indicator_tag_id) REFERENCES monitoring.indicator_tag(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_mapped_by_id_fkey FOREIGN KEY (mapped_by_id) REFERENCES identity.account(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_master_object_id_fkey FOREIGN KEY (master_object_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.region_map
    ADD CONSTRAINT region_map_source_object_id_fkey FOREIGN KEY (source_object_id) REFERENCES monitoring.source_region(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_office_id_fkey FOREIGN KEY (office_id) REFERENCES monitoring.office(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_parent_region_id_fkey FOREIGN KEY (parent_region_id) REFERENCES monitoring.region(id);

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region_permission
    ADD CONSTRAINT region_permission_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region_polygon
    ADD CONSTRAINT region_polygon_region_id_fkey FOREIGN KEY (region_id) REFERENCES monitoring.region(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_region_type_id_fkey FOREIGN KEY (region_type_id) REFERENCES monitoring.region_type(id);

ALTER TABLE ONLY monitoring.region
    ADD CONSTRAINT region_source_id_fkey FOREIGN KEY (source_id) REFERENCES monitoring.source(id);

ALTER TABLE ONLY monitoring.source_campaign
    ADD CONSTRAINT source_campaign_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.source_datapoint
    ADD CONSTRAINT source_datapoint_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.source_indicator
    ADD CONSTRAINT source_indicator_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.source_region
    ADD CONSTRAINT source_region_document_id_fkey FOREIGN KEY (document_id) REFERENCES monitoring.document(id) ON DELETE SET NULL;

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_group_id_fkey FOREIGN KEY (group_id) REFERENCES monitoring.app_group(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.user_group
    ADD CONSTRAINT user_group_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY monitoring.user_permission
    ADD CONSTRAINT user_permission_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.account(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.interaction
    ADD CONSTRAINT interaction_therapist_id_fkey FOREIGN KEY (therapist_id) REFERENCES sync.therapist(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.rate
    ADD CONSTRAINT rate_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.therapist
    ADD CONSTRAINT therapist_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;

ALTER TABLE ONLY sync.total_therapists
    ADD CONSTRAINT total_therapists_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES sync.organization(id) ON DELETE CASCADE;
