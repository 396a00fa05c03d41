-- The demo specializations, and doctors with the demo account's password.
-- psql -v now="'2026-11-27'" -f SeedLearning.People.sql
with /* Learning/SeedLearning.People */
specialization as (
    insert into learning.specialization (name, secondary_name, main, sort_id, created, updated)
    select demo.name, demo.secondary_name, demo.sort_id < 3, demo.sort_id, :now::timestamptz, :now::timestamptz
    from (
        values
            (1, 'Хирург', 'Хирургия'),
            (2, 'Офтальмолог', 'Офтальмология'),
            (3, 'Стоматолог', 'Стоматология'),
            (4, 'Cardiologist', 'Cardiology'),
            (5, 'Pediatrician', 'Pediatrics')
    ) as demo (sort_id, name, secondary_name)
    order by demo.sort_id
    returning specialization.id, specialization.sort_id
),

doctor as (
    insert into identity.account (username, email, first_name, last_name, password_hash, email_confirmed, date_joined)
    select
        demo.email,
        demo.email,
        demo.first_name,
        demo.last_name,
        coalesce(known.password_hash, ''),
        true,
        :now::timestamptz
    from (
        values
            ('demo-anna@example.invalid', 'Анна', 'Коваль'),
            ('demo-boris@example.invalid', 'Boris', 'Bondar'),
            ('demo-olha@example.invalid', 'Ольга', 'Шевченко')
    ) as demo (email, first_name, last_name)
    left join identity.account as known on known.username = 'demo' and known.email = 'demo@example.invalid'
    order by demo.email
    on conflict do nothing
    returning account.id
)

insert into learning.profile (
    account_id, parent_name, phone, region, town, job_place, job_name, specialization_id
)
select
    doctor.id,
    'Петрівна',
    '380501112233',
    'Київська область',
    'Київ',
    'Central Hospital',
    'Doctor',
    specialization.id
from doctor
inner join specialization on specialization.sort_id = 1
