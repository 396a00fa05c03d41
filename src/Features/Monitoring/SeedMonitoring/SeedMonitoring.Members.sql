-- Which indicators the demo groups may write.
-- psql -f SeedMonitoring.Members.sql
with /* Monitoring/SeedMonitoring.Members */
entered as (
    select
        indicator.id,
        indicator.short_name
    from monitoring.indicator
    where
        not exists (
            select 1
            from monitoring.calculated_indicator_component as component
            where component.indicator_id = indicator.id
        )
)

insert into monitoring.group_permission (group_id, indicator_id)
select
    app_group.id,
    entered.id
from monitoring.app_group
inner join entered on app_group.name = 'Data entry' or entered.short_name like 'teams%'
order by app_group.id, entered.id
