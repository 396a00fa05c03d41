-- What the demo countries are made of: offices, types, campaigns' type, tags, groups with nobody in them yet.
-- psql -f SeedMonitoring.Words.sql
with /* Monitoring/SeedMonitoring.Words */
office as (
    insert into monitoring.office (name)
    values ('Kesteria'), ('Velmark')
),

region_type as (
    insert into monitoring.region_type (name)
    values ('Country'), ('Province'), ('District'), ('Settlement')
),

campaign_type as (
    insert into monitoring.campaign_type (name)
    values ('National immunization days'), ('Mop-up')
),

top_tag as (
    insert into monitoring.indicator_tag (tag_name)
    values ('Campaign')
    returning indicator_tag.id
),

tag as (
    insert into monitoring.indicator_tag (tag_name, parent_tag_id)
    select
        word.tag_name,
        top_tag.id
    from top_tag
    cross join unnest(array['Coverage', 'Missed children', 'Teams', 'Cold chain']) as word (tag_name)
)

insert into monitoring.app_group (name)
values ('Data entry'), ('Team supervisors')
