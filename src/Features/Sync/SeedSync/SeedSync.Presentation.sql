-- Totals and rates that agree with the demo interactions: for every week and whole month between the dates, for every
-- organization and (null) for all together. A therapist counts as active in a period with an interaction in it.
-- psql -v organization_ids="'{1001}'" -v first_date="'2022-10-03'" -v last_date="'2022-12-04'" -f SeedSync.Presentation.sql
with /* Sync/SeedSync.Presentation */
period as (
    select
        'weekly' as period_type,
        monday::date as start_date,
        monday::date + 6 as end_date
    from generate_series(:first_date::date, :last_date::date - 6, interval '7 days') as monday

    union all

    select
        'monthly',
        first_day::date,
        (first_day + interval '1 month')::date - 1
    from generate_series(date_trunc('month', :first_date::date), :last_date::date, interval '1 month') as first_day
    where (first_day + interval '1 month')::date - 1 <= :last_date::date
),

attendance as (
    select
        period.period_type,
        period.start_date,
        period.end_date,
        therapist.organization_id,
        exists (
            select from sync.interaction
            where
                interaction.therapist_id = therapist.id
                and interaction.interaction_date between period.start_date and period.end_date
        ) as is_active
    from period
    cross join sync.therapist
    where therapist.organization_id = any(:organization_ids::bigint[])
),

counted as (
    select
        attendance.period_type,
        attendance.start_date,
        attendance.end_date,
        attendance.organization_id,
        count(*) filter (where attendance.is_active)::integer as active,
        count(*) filter (where not attendance.is_active)::integer as inactive
    from attendance
    group by
        attendance.period_type,
        attendance.start_date,
        attendance.end_date,
        grouping sets ((attendance.organization_id), ())
),

totals as (
    insert into sync.total_therapists (organization_id, period_type, start_date, end_date, is_active, value)
    select
        counted.organization_id,
        counted.period_type,
        counted.start_date,
        counted.end_date,
        total.is_active,
        total.value
    from counted
    cross join lateral (values (true, counted.active), (false, counted.inactive)) as total (is_active, value)
    order by counted.end_date, counted.organization_id, total.is_active
    on conflict do nothing
)

insert into sync.rate (organization_id, type, period_type, start_date, end_date, value)
select
    counted.organization_id,
    rate.type,
    counted.period_type,
    counted.start_date,
    counted.end_date,
    round(rate.value, 4) -- a fraction, as the clients send them
from counted
cross join lateral (values
    ('churn_rate', 1.0 * counted.inactive / (counted.active + counted.inactive)),
    ('retention_rate', 1.0 * counted.active / (counted.active + counted.inactive))) as rate (type, value)
order by counted.end_date, counted.organization_id, rate.type
on conflict do nothing
