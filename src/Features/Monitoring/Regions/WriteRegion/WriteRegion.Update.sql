-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v name=null -v has_name=false -v region_code=null -v has_region_code=false -v slug=null -v has_slug=false -v region_type_id=null -v has_region_type_id=false -v office_id=null -v has_office_id=false -v parent_region_id=12908 -v has_parent_region_id=true -v latitude=null -v has_latitude=false -v longitude=null -v has_longitude=false -v shape_file_path=null -v has_shape_file_path=false -v source_id=null -v has_source_id=false -v caller_id=1 -f WriteRegion.Update.sql
with /* Monitoring/WriteRegion.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.region
    set
        name = case when :has_name::boolean then :name::text else region.name end,
        region_code = case when :has_region_code::boolean then :region_code::text else region.region_code end,
        slug = case when :has_slug::boolean then :slug::text else region.slug end,
        region_type_id = case
            when :has_region_type_id::boolean then :region_type_id::integer
            else region.region_type_id
        end,
        office_id = case when :has_office_id::boolean then :office_id::integer else region.office_id end,
        parent_region_id = case
            when :has_parent_region_id::boolean then :parent_region_id::integer
            else region.parent_region_id
        end,
        latitude = case when :has_latitude::boolean then :latitude::double precision else region.latitude end,
        longitude = case
            when :has_longitude::boolean then :longitude::double precision
            else region.longitude
        end,
        shape_file_path = case
            when :has_shape_file_path::boolean then :shape_file_path::text
            else region.shape_file_path
        end,
        source_id = case when :has_source_id::boolean then :source_id::integer else region.source_id end
    from permitted
    where region.id = :id::integer
    returning region.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
