-- Deletes the one dashboard that the conditions name, or none: its owner may, and superusers.
-- psql -v caller_id=1 -f WriteCustomDashboard.Delete.sql
with /* Monitoring/WriteCustomDashboard.Delete */
matching as (
    select
        custom_dashboard.id,
        custom_dashboard.owner_id = :caller_id::bigint or caller.is_superuser as is_permitted
    from monitoring.custom_dashboard
    inner join monitoring.app_user as caller on caller.id = :caller_id::bigint
    where
        true
        -- slot: conditions
),

written as (
    delete from monitoring.custom_dashboard
    using matching
    where
        custom_dashboard.id = matching.id
        and matching.is_permitted
        and (select count(*) from matching) = 1
    returning custom_dashboard.id
)

select
    -- Of several none is deleted anyway.
    (select count(*) <> 1 or bool_and(matching.is_permitted) from matching) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
