-- Writes one new region, if the caller may. Triggers keep the sizes of the subtrees above it.
-- psql -v name="'fake_place'" -v region_code="'fake_code'" -v slug=null -v region_type_id=1 -v office_id=2 -v parent_region_id=2 -v latitude=null -v longitude=null -v shape_file_path=null -v source_id=null -v caller_id=1 -v now="'2026-11-22'" -f WriteRegion.Insert.sql
with /* Monitoring/WriteRegion.Insert */ recursive
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

described as (
    select coalesce(nullif(monitoring.slug_of(:name::text), ''), 'region') as base
),

numbered (number, slug) as (
    -- The name's own slug, then -2, -3 …; the last row is the first that is free.
    select
        1,
        described.base
    from described

    union all

    select
        numbered.number + 1,
        described.base || '-' || (numbered.number + 1)
    from numbered
    cross join described
    where
        exists (
            select 1
            from monitoring.region
            where region.slug = numbered.slug
        )
),

written as (
    insert into monitoring.region (
        name,
        region_code,
        slug,
        region_type_id,
        office_id,
        parent_region_id,
        latitude,
        longitude,
        shape_file_path,
        source_id,
        created_at
    )
    select
        :name::text,
        :region_code::text,
        coalesce(
            :slug::text,
            (
                select numbered.slug
                from numbered
                order by numbered.number desc
                limit 1
            )
        ),
        :region_type_id::integer,
        :office_id::integer,
        :parent_region_id::integer,
        :latitude::double precision,
        :longitude::double precision,
        :shape_file_path::text,
        coalesce(:source_id::integer, 1), -- typed by a person
        :now::timestamptz
    from permitted
    returning region.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
