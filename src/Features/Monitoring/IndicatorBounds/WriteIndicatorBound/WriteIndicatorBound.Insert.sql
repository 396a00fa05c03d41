-- Writes one new bound, if the caller may.
-- psql -v indicator_id=3 -v mn_val=0.95 -v mx_val=null -v bound_name="'good'" -v direction=1 -v caller_id=1 -f WriteIndicatorBound.Insert.sql
with /* Monitoring/WriteIndicatorBound.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.indicator_bound (indicator_id, mn_val, mx_val, bound_name, direction)
    select
        :indicator_id::integer,
        :mn_val::double precision,
        :mx_val::double precision,
        :bound_name::text,
        coalesce(:direction::integer, 1)
    from permitted
    returning indicator_bound.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
