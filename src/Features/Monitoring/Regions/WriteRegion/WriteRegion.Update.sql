-- Changes what was given of one region, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"latitude\": 9.08}'" -v caller_id=1 -f WriteRegion.Update.sql
with /* Monitoring/WriteRegion.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region
    set (
        name,
        slug,
        region_code,
        latitude,
        longitude,
        region_type_id,
        shape_file_path,
        office_id,
        parent_region_id,
        source_id
    ) = (
        select
            given.name,
            given.slug,
            given.region_code,
            given.latitude,
            given.longitude,
            given.region_type_id,
            given.shape_file_path,
            given.office_id,
            given.parent_region_id,
            given.source_id
        from jsonb_populate_record(region, :given::jsonb) as given
    )
    from permitted
    where region.id = :id::integer
    returning region.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
