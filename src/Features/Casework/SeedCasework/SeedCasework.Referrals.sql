-- Referrals of the demo organisation, among them the numbers 510 and 2289 of the contract's examples, and planned visits.
-- psql -v now="'2018-11-20'" -f SeedCasework.Referrals.sql
with /* Casework/SeedCasework.Referrals */
referrals as (
    insert into casework.referral (
        id, org_id, client_id, project_id, template_id, user_id, stage, description, contact_type, contact_method,
        introduction_source, priority, referrer, funding_sponsor, closed_date, created, created_by, updated
    )
    select
        case number when 79 then 510 when 80 then 2289 else number end,
        1,
        1 + number % 60,
        1 + (number + number / 6) % 6,
        1 + (number + number / 6) % 6,
        1 + number % 3,
        1 + number % 5,
        (array['Asked for company', 'Cannot drive any more', 'Came home from hospital', 'Wants to meet people'])[1 + number % 4],
        1 + number % 4,
        1 + number % 3,
        1 + number % 4,
        1 + number % 3,
        1 + number % 3,
        1 + number % 2,
        case when number % 5 = 4 then date '2018-11-15' end,
        :now::timestamptz - number * interval '1 day',
        1,
        :now::timestamptz - number * interval '2 hours'
    from generate_series(1, 80) as number
)

insert into casework.schedule (
    id, org_id, worker_id, client_id, project_id, plan_id, start_date, end_date, actual_start_date, actual_end_date, status,
    updated, updated_by
)
select
    number,
    1,
    1 + number % 3,
    1 + number % 60,
    1 + number % 6,
    1 + number % 4,
    timestamp '2018-10-01 09:00' + number * interval '20 hours',
    timestamp '2018-10-01 09:45' + number * interval '20 hours',
    case when number % 3 = 0 then timestamp '2018-10-01 09:02' + number * interval '20 hours' end,
    case when number % 3 = 0 then timestamp '2018-10-01 09:50' + number * interval '20 hours' end,
    case when number % 3 = 0 then 'completed' else 'planned' end,
    :now::timestamptz,
    1
from generate_series(1, 50) as number
