-- The demo people of the area with what they may see and write. Without a password nobody can log in as them; the mail
-- domain example.invalid marks them (RFC 2606). demo-bot, whose token is shown at the start, writes all of Kesteria.
-- psql -v now="'2026-11-22'" -f SeedMonitoring.People.sql
with /* Monitoring/SeedMonitoring.People */
person as (
    select
        item.username,
        item.first_name,
        item.region_code,
        item.read_write,
        item.group_name
    from (
        values
            ('demo-district', 'Dora', 'KES-OAK-1', 'r', null),
            ('demo-country', 'Conrad', 'KES', 'r', null),
            ('demo-everything', 'Eve', 'KES', 'r', null),
            ('demo-everything', 'Eve', 'VEL', 'r', null),
            ('demo-clerk', 'Clara', 'KES-OAK', 'w', 'Data entry'),
            ('demo-clerk', 'Clara', 'KES', 'r', null),
            ('demo-bot', '', 'KES', 'w', 'Data entry')
    ) as item (username, first_name, region_code, read_write, group_name)
),

written as (
    insert into identity.account (username, email, first_name, last_name, date_joined)
    select distinct
        person.username,
        person.username || '@example.invalid',
        person.first_name,
        'Demo',
        :now::timestamptz
    from person
    where person.username <> 'demo-bot'
    on conflict (lower(username)) do nothing
    returning
        account.id,
        account.username
),

known as (
    select
        written.id,
        written.username
    from written

    union

    select
        account.id,
        account.username
    from identity.account
    inner join person
        on person.username = account.username
        and account.email = person.username || '@example.invalid'
),

granted as (
    insert into monitoring.region_permission (user_id, region_id, read_write)
    select
        known.id,
        region.id,
        person.read_write
    from known
    inner join person on person.username = known.username
    inner join monitoring.region on region.region_code = person.region_code
    order by known.id, region.id
    on conflict do nothing
),

permitted as (
    insert into monitoring.user_permission (user_id, auth_code)
    select
        known.id,
        code
    from known
    cross join unnest(array['data_entry_form', 'upload_csv']) as code
    where known.username in ('demo-clerk', 'demo-bot')
    order by known.id, code
    on conflict do nothing
)

insert into monitoring.user_group (user_id, group_id)
select
    known.id,
    app_group.id
from known
inner join person on person.username = known.username
inner join monitoring.app_group on app_group.name = person.group_name
order by known.id, app_group.id
on conflict do nothing
