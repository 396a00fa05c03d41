-- A unit of large data in the demo organisation: 2,000 people, 5,000 referrals, 30,000 contacts over three years.
-- psql -v unit=1 -v now="'2018-11-20'" -f SeedCasework.Unit.sql
with /* Casework/SeedCasework.Unit */
people as (
    insert into casework.client (
        org_id, first_name, surname, date_of_birth, gender, postcode, district, email, org_religion, org_ethnic_group,
        main_disability, registered_disabled, blue_badge_holder, employment_status, created, created_by, updated
    )
    select
        1,
        'Person',
        'Scale ' || (:unit::integer * 2000 + number),
        date '1925-01-01' + (number * 7919) % 30000,
        1 + number % 3,
        'EX' || (1 + number % 9) || ' ' || (number % 9) || 'AB',
        1 + number % 4,
        'scale' || (:unit::integer * 2000 + number) || '@example.org',
        1 + number % 10,
        1 + number % 5,
        1 + number % 9,
        number % 3 = 0,
        number % 2 = 1,
        (array['N', 'E', 'R'])[1 + number % 3],
        :now::timestamptz,
        1,
        :now::timestamptz - number * interval '1 minute'
    from generate_series(1, 2000) as number
    returning id
),

numbered_person as (
    select people.id, row_number() over (order by people.id) as place
    from people
),

referrals as (
    insert into casework.referral (
        org_id, client_id, project_id, template_id, user_id, stage, description, contact_type, created, created_by, updated
    )
    select
        1,
        numbered_person.id,
        1 + number % 6,
        1 + number % 6,
        1 + number % 3,
        1 + number % 5,
        'Scale referral',
        1 + number % 4,
        :now::timestamptz,
        1,
        :now::timestamptz - number * interval '1 minute'
    from generate_series(1, 5000) as number
    inner join numbered_person on numbered_person.place = 1 + number % 2000
    returning id, stage
)

insert into casework.contact (
    org_id, referral_id, status, user_id, stage, start_date, end_date, description, contact_type, created, created_by, updated
)
select
    1,
    referrals.id,
    case when place = 6 and referrals.id % 3 = 0 then 'due' else 'done' end,
    1 + (referrals.id + place) % 3,
    referrals.stage,
    timestamp '2016-01-01 09:00' + (referrals.id * 31 + place * 97) % 1095 * interval '1 day',
    timestamp '2016-01-01 09:30' + (referrals.id * 31 + place * 97) % 1095 * interval '1 day',
    'Scale contact',
    1 + (referrals.id + place) % 4,
    :now::timestamptz,
    1,
    :now::timestamptz
from referrals
cross join generate_series(1, 6) as place
