-- Changes what was given of one bound, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"mx_val\": null}'" -v caller_id=1 -f WriteIndicatorBound.Update.sql
with /* Monitoring/WriteIndicatorBound.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.indicator_bound
    set (indicator_id, mn_val, mx_val, bound_name, direction) = (
        select
            given.indicator_id,
            given.mn_val,
            given.mx_val,
            given.bound_name,
            given.direction
        from jsonb_populate_record(indicator_bound, :given::jsonb) as given
    )
    from permitted
    where indicator_bound.id = :id::integer
    returning indicator_bound.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
