-- An organisation with a user who sees all of it, people, two and a half referrals of each and six contacts of those, from
-- 2016 to 2019.
insert into casework.org (id, name, key_hash)
values (1, 'Bench', :org::bytea);

insert into casework.source (id, name, key_hash)
values (1, 'Bench', :source::bytea);

insert into casework.org_source (org_id, source_id)
values (1, 1);

insert into casework.user_group (id, org_id, name)
values (1, 1, 'Staff');

insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches)
values (1, 1, 1, 'User', true, true);

insert into casework.user_key (key_hash, org_id, user_id, source_id)
values (:user::bytea, 1, 1, 1);

insert into casework.project (id, org_id, name)
select number, 1, 'Project ' || number
from generate_series(1, 20) as number;

insert into casework.template (id, org_id, project_id, name)
select number, 1, number, 'Project ' || number
from generate_series(1, 20) as number;

insert into casework.dictionary_entry (org_id, dict, key, label)
select 1, 'contacts/stage', number::text, 'Stage ' || number
from generate_series(1, 5) as number;

insert into casework.ext_db (id, org_id, name, parent, cardinality, allow_api)
values (7, 1, 'Website', 'client', 'single', true);

insert into casework.ext_field (id, org_id, ext_db_id, label, field_type, allow_api, collaborator_name)
values (21, 1, 7, 'Photo consent', 'option', true, 'website_photo_consent');

insert into casework.ext_option (id, org_id, ext_field_id, label)
values (108, 1, 21, 'No'), (109, 1, 21, 'Yes');

insert into casework.client (
    id, org_id, type_id, first_name, surname, date_of_birth, gender, district, postcode, org_religion, org_ethnic_group,
    registered_disabled, employment_status, created, updated
)
select
    number,
    1,
    case when number % 10 = 0 then 2 else 1 end,
    'First ' || number % 500,
    'Surname ' || number,
    date '1930-01-01' + (number * 7919 % 30000)::integer,
    1 + number * 31 % 3,
    1 + number / 7 % 12,
    'EX' || number % 20 || ' ' || number % 9 || 'AB',
    1 + number * 13 % 10,
    1 + number / 3 % 5,
    number % 4 = 0,
    (array['N', 'E', 'R'])[1 + number % 3],
    timestamptz '2016-01-01Z' + number * interval '8 minutes',
    timestamptz '2019-01-01Z' + number * interval '1 minute'
from generate_series(1, :clients::bigint) as number;

insert into casework.ext_single (org_id, ext_db_id, parent_id, data)
select 1, 7, client.id, jsonb_build_object('21', 108 + client.id / 4 % 2)
from casework.client
where
    client.org_id = 1
    and client.id % 4 <> 0;

insert into casework.referral (
    id, org_id, client_id, project_id, template_id, user_id, stage, description, contact_type, created, updated
)
select
    number,
    1,
    1 + number * 7919 % :clients::bigint,
    1 + number * 31 % 20,
    1 + number * 31 % 20,
    1,
    1 + number % 5,
    'Asked for company and a visit, number ' || number,
    1 + number % 4,
    timestamptz '2016-01-01Z' + number * interval '3 minutes',
    timestamptz '2019-01-01Z' + number * interval '1 minute'
from generate_series(1, :clients::bigint * 5 / 2) as number;

-- The contacts of a referral are two months apart; every tenth is due.
insert into casework.contact (
    org_id, referral_id, status, user_id, stage, start_date, end_date, description, contact_type, contact_method, created,
    updated
)
select
    1,
    referral.id,
    case when (referral.id + place) % 10 = 0 then 'due' else 'done' end,
    1,
    1 + (referral.id + place) % 5,
    begun.at,
    begun.at + interval '40 minutes',
    'Went through what had been asked at the last visit, number ' || place,
    1 + (referral.id + place) % 4,
    1 + (referral.id + place) % 3,
    begun.at at time zone 'UTC',
    begun.at at time zone 'UTC'
from generate_series(1, 6) as place
cross join casework.referral
cross join lateral (
    select timestamp '2016-01-01 09:00' + (referral.id * 7919 % 1160 + place * 50) * interval '1 day'
        + place * interval '37 minutes'
) as begun (at)
where referral.org_id = 1;

select
    setval('casework.org_id_seq', 1), setval('casework.source_id_seq', 1), setval('casework.user_group_id_seq', 1),
    setval('casework.app_user_id_seq', 1), setval('casework.project_id_seq', 20), setval('casework.template_id_seq', 20),
    setval('casework.client_id_seq', :clients::bigint), setval('casework.referral_id_seq', :clients::bigint * 5 / 2);
