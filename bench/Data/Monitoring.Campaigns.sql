-- Six for each office; ids from 1.
with campaign_type as (
    insert into monitoring.campaign_type (id, name)
    values (1, 'Campaign')
    returning campaign_type.id
)

insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
select
    office * 6 + number + 1,
    'Campaign ' || office || '-' || number,
    'campaign-' || office || '-' || number,
    office + 1,
    campaign_type.id,
    date '2025-01-01' + 28 * number,
    date '2025-01-05' + 28 * number
from campaign_type
cross join generate_series(0, 3) as office
cross join generate_series(0, 5) as number
