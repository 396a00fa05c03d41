-- Writes one new indicator, if the caller may.
-- psql -v name="'fake indicator name'" -v short_name="'fake short name'" -v slug="'fake_indicator'" -v description="''" -v is_reported=false -v source_id=1 -v aggregation=null -v caller_id=1 -v now="'2026-11-22'" -f WriteIndicator.Insert.sql
with /* Monitoring/WriteIndicator.Insert */ recursive
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

described as (
    select coalesce(nullif(monitoring.slug_of(:name::text), ''), 'indicator') as base
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
            from monitoring.indicator
            where indicator.slug = numbered.slug
        )
),

written as (
    insert into monitoring.indicator (
        name,
        short_name,
        slug,
        description,
        is_reported,
        source_id,
        aggregation,
        created_at
    )
    select
        :name::text,
        :short_name::text,
        coalesce(
            :slug::text,
            (
                select numbered.slug
                from numbered
                order by numbered.number desc
                limit 1
            )
        ),
        :description::text,
        coalesce(:is_reported::boolean, true),
        :source_id::integer,
        coalesce(:aggregation::text, 'sum'),
        :now::timestamptz
    from permitted
    returning indicator.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
