-- Changes what was given of one region type, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"name\": \"Land\"}'" -v caller_id=1 -f WriteRegionType.Update.sql
with /* Monitoring/WriteRegionType.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region_type
    set (name) = (
        select given.name
        from jsonb_populate_record(region_type, :given::jsonb) as given
    )
    from permitted
    where region_type.id = :id::integer
    returning region_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
