-- One unit of large data: a campaign in which a quarter of its tree's settlements report 12 indicators, and every fifth
-- district has a number of its own. About 21,000 datapoints, made from the unit's number alone.
-- psql -v unit=1 -v now="'2026-11-22'" -f SeedMonitoring.LargeCampaign.sql
with /* Monitoring/SeedMonitoring.LargeCampaign */
campaign_type as (
    insert into monitoring.campaign_type (id, name)
    values (1000000, 'Large campaign')
    on conflict (id) do nothing
),

campaign as (
    insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
    select
        1000000 + :unit::integer,
        'Large campaign ' || :unit::integer,
        'large-' || :unit::integer,
        1000001 + :unit::integer % 3,
        1000000,
        date '2000-01-01' + :unit::integer * 7,
        date '2000-01-01' + :unit::integer * 7 + 4
    on conflict do nothing
),

reporting as (
    select 1000000 + (1 + :unit::integer % 3) * 10000 + 2351 + number as region_id
    from generate_series(0, 7011) as number
    where (number * 31 + :unit::integer * 17) % 4 = 0

    union all

    select 1000000 + (1 + :unit::integer % 3) * 10000 + 11 + number
    from generate_series(0, 89, 5) as number
)

insert into monitoring.datapoint (campaign_id, indicator_id, region_id, value, created_at, updated_at)
select
    1000000 + :unit::integer,
    1000001 + (:unit::integer * 5 + place) % 325,
    reporting.region_id,
    hashint4(reporting.region_id * 31 + place * 7 + :unit::integer) & 1023,
    :now::timestamptz,
    :now::timestamptz
from reporting
cross join generate_series(0, 11) as place
order by place, reporting.region_id
on conflict (campaign_id, indicator_id, region_id) do nothing
