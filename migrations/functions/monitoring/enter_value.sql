-- A person types a value, or clears one with null: the datapoint, its history, and all values that follow from it.
-- Gives no row when there was nothing to clear. One call and one transaction; who may do it, the caller has checked.
-- Its statements, and those of the functions it calls, are planned once per connection: planning them anew for each
-- value, which PostgreSQL would prefer, costs ten times what they do.
create or replace function monitoring.enter_value(
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
    with present as (
        select datapoint.id
        from monitoring.datapoint
        where
            datapoint.campaign_id = of_campaign_id
            and datapoint.indicator_id = of_indicator_id
            and datapoint.region_id = of_region_id
    ),

    written as (
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
            or exists (select from present)
        on conflict (campaign_id, indicator_id, region_id) do update
            set
                value = excluded.value,
                note = case when has_note then excluded.note else datapoint.note end,
                changed_by_id = excluded.changed_by_id,
                source_datapoint_id = null, -- typed by a person
                updated_at = excluded.updated_at
        returning
            datapoint.id,
            datapoint.note
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
                when exists (select from present) then 'update'
                else 'insert'
            end
        from written
    )

    select
        written.id,
        not exists (select from present) -- not by xmax, which a partitioned table does not give
    from written;

    perform monitoring.store_value(of_campaign_id, of_region_id, of_indicator_id, new_value);
end
$$;
