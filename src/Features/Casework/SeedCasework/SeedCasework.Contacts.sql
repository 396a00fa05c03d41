-- Three contacts of each referral of the demo organisation, the last of every third one due, of every thirtieth cancelled.
-- psql -v now="'2018-11-20'" -f SeedCasework.Contacts.sql
insert /* Casework/SeedCasework.Contacts */ into casework.contact (
    id, org_id, referral_id, status, user_id, stage, start_date, end_date, description, contact_type, contact_method,
    priority, cancellation_reason, cancelled_by, cancelled, created, created_by, updated
)
select
    row_number() over (order by referral.id, place),
    referral.org_id,
    referral.id,
    case when place = 3 and referral.id % 30 = 0 then 'cancelled' when place = 3 and referral.id % 3 = 0 then 'due' else 'done' end,
    1 + (referral.id + place) % 3,
    referral.stage,
    timestamp '2018-09-20 10:00' + (referral.id % 40 + place * 12) * interval '1 day' + (referral.id % 6) * interval '1 hour',
    timestamp '2018-09-20 10:40' + (referral.id % 40 + place * 12) * interval '1 day' + (referral.id % 6) * interval '1 hour',
    (array['First visit', 'Telephone call', 'Visit at home', 'Went to the group'])[1 + (referral.id + place) % 4],
    1 + (referral.id + place) % 4,
    1 + (referral.id + place) % 3,
    2,
    case when place = 3 and referral.id % 30 = 0 then 'Was away' end,
    case when place = 3 and referral.id % 30 = 0 then 1 end,
    case when place = 3 and referral.id % 30 = 0 then :now::timestamptz - referral.id % 50 * interval '1 hour' end,
    :now::timestamptz - referral.id % 50 * interval '1 day',
    1,
    :now::timestamptz - (referral.id + place) % 50 * interval '1 hour'
from casework.referral
cross join generate_series(1, 3) as place
where referral.org_id = 1
