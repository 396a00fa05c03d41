-- Sixty people of the demo organisation.
-- psql -v now="'2018-11-20'" -f SeedCasework.People.sql
insert /* Casework/SeedCasework.People */ into casework.client (
    id, org_id, type_id, title, first_name, surname, date_of_birth, gender, address1, town, county, postcode, district,
    phone, email, org_religion, org_ethnic_group, main_language, marital_status, main_disability, registered_disabled,
    blue_badge_holder, employment_status, people_in_household, usual_support_worker, created, created_by, updated
)
select
    number,
    1,
    case when number % 12 = 0 then 2 when number % 20 = 0 then 4 else 1 end,
    (array['Mrs', 'Mr', 'Ms'])[1 + number % 3],
    (array['Sam', 'Mary', 'John', 'Ruth', 'Peter', 'Aisha', 'David', 'Nora', 'Ian', 'Zoë'])[1 + number % 10],
    (
        array['Taylor', 'O''Brien', 'Smith', 'Müller', 'Patel', 'Jones', 'Walker', 'Clarke', 'Young', 'Evans', 'Hughes']
    )[1 + number % 11],
    date '1925-03-14' + number * 487,
    1 + number % 3,
    number || ' Harbour Road',
    'Seaton',
    (array['Devon', 'Dorset'])[1 + number % 2],
    'EX' || (1 + number % 9) || ' ' || (number % 9) || 'AB',
    case when number % 13 > 0 then 1 + number % 4 end,
    '01297 ' || 20000 + number,
    case when number % 2 = 0 then 'person' || number || '@example.org' end,
    1 + number % 10,
    1 + number % 5,
    1,
    1 + number % 4,
    1 + number % 9,
    number % 3 = 0,
    case when number % 7 > 0 then number % 2 = 1 end,
    (array['N', 'E', 'R'])[1 + number % 3],
    1 + number % 4,
    1 + number % 3,
    :now::timestamptz - number * interval '1 day',
    1,
    :now::timestamptz - number * interval '3 hours'
from generate_series(1, 60) as number
