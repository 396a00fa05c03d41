-- The demo organisation: its source, groups, users, projects and templates, and the age bands of the contract.
-- psql -v org_hash="sha256('demo')" -v source_hash="sha256('demo')" -v now="'2018-11-20'" -f SeedCasework.Organisation.sql
with /* Casework/SeedCasework.Organisation */
org as (
    insert into casework.org (id, name, key_hash, is_demo, created)
    values (1, 'Demo charity', :org_hash::bytea, true, :now::timestamptz)
    returning id
),

source as (
    insert into casework.source (id, name, key_hash, is_demo)
    values (1, 'Dizions CRM', :source_hash::bytea, true)
    returning id
),

allowed as (
    insert into casework.org_source (org_id, source_id)
    select org.id, source.id
    from org
    cross join source
),

bands as (
    insert into casework.age_band (org_id, id, label, min_age, max_age)
    select org.id, band.id, band.label, band.min_age, band.max_age
    from org
    cross join (
        values
            (1, '0-15', 0, 15),
            (2, '16-24', 16, 24),
            (3, '25-34', 25, 34),
            (4, '35-44', 35, 44),
            (5, '45-54', 45, 54),
            (6, '55-64', 55, 64),
            (7, '65-74', 65, 74),
            (8, '75-84', 75, 84),
            (9, '85 and over', 85, null)
    ) as band (id, label, min_age, max_age)
),

projects as (
    insert into casework.project (id, org_id, name, ord, auto_close)
    select project.id, org.id, project.name, project.id, project.id = 2
    from org
    cross join (
        values
            (1, 'Advice'),
            (2, 'Transport'),
            (3, 'Lunch club'),
            (4, 'Home from hospital'),
            (5, 'Befriending'),
            (6, 'Support groups')
    ) as project (id, name)
    returning id, org_id, name
),

templates as (
    insert into casework.template (id, org_id, project_id, name)
    select projects.id, projects.org_id, projects.id, projects.name || ' referral'
    from projects
),

teams as (
    insert into casework.user_group (id, org_id, name, referral_admin)
    select team.id, org.id, team.name, team.is_admin
    from org
    cross join (values (1, 'Staff', true), (2, 'Volunteers', false)) as team (id, name, is_admin)
    returning id, org_id
),

people as (
    insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches)
    select person.id, teams.org_id, teams.id, person.name, true, true
    from teams
    inner join (
        values (1, 1, 'Ann Carter'), (2, 1, 'Ben Okoro'), (3, 2, 'Cleo Marsh')
    ) as person (id, group_id, name) on person.group_id = teams.id
    returning id, org_id
)

insert into casework.worker (id, org_id, first_name, surname, email, mobile, district, user_id, start_date, updated)
select
    worker.id, org.id, worker.first_name, worker.surname, worker.email, worker.mobile, worker.district, people.id,
    date '2016-04-01', :now::timestamptz
from org
cross join (
    values
        (1, 'Will', 'Hill', 'will@example.org', '07700 900101', 1, 2),
        (2, 'Grace', 'Adeyemi', 'grace@example.org', '07700 900102', 2, 3),
        (3, 'Tom', 'Baxter', 'tom@example.org', '07700 900103', 3, null)
) as worker (id, first_name, surname, email, mobile, district, user_id)
left join people on people.id = worker.user_id
