-- Writes one new campaign, if the caller may. Its name and slug are made from office and start where none is given.
-- psql -v name=null -v slug=null -v office_id=1 -v campaign_type_id=1 -v start_date="'2017-01-01'" -v end_date="'2017-01-01'" -v caller_id=1 -v now="'2026-11-22'" -f WriteCampaign.Insert.sql
with /* Monitoring/WriteCampaign.Insert */ recursive
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

described as (
    -- An office that does not exist has no name; the foreign key refuses it below.
    select
        left(coalesce(office.name, 'no') || to_char(:start_date::date, ' FMMonth YYYY'), 255) as name,
        monitoring.slug_of(coalesce(office.name, 'no') || to_char(:start_date::date, '-YYYY-MM-DD')) as base
    from (select) as always
    left join monitoring.office on office.id = :office_id::integer
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
            from monitoring.campaign
            where campaign.slug = numbered.slug
        )
),

written as (
    insert into monitoring.campaign (name, slug, office_id, campaign_type_id, start_date, end_date, created_at)
    select
        coalesce(:name::text, described.name),
        coalesce(
            :slug::text,
            (
                select numbered.slug
                from numbered
                order by numbered.number desc
                limit 1
            )
        ),
        :office_id::integer,
        :campaign_type_id::integer,
        :start_date::date,
        :end_date::date,
        :now::timestamptz
    from permitted
    cross join described
    returning campaign.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
