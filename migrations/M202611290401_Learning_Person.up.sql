create view learning.person as
select
    account.id,
    account.email,
    account.first_name,
    account.last_name,
    profile.parent_name,
    coalesce(profile.phone, '') as phone,
    profile.work_phone,
    profile.birth_date,
    coalesce(profile.region, '') as region,
    coalesce(profile.town, '') as town,
    profile.college,
    profile.diploma,
    coalesce(profile.job_place, '') as job_place,
    coalesce(profile.job_name, '') as job_name,
    profile.specialization_id as specialization,
    account.email_confirmed,
    account.is_staff,
    account.is_active,
    profile.account_id is not null as has_profile
from identity.account
left join learning.profile on profile.account_id = account.id;

comment on view learning.person is 'Accounts as Learning shows them; those of other areas with empty texts.';

comment on column learning.person.specialization is 'The number of the person''s specialization.';

comment on column learning.person.has_profile is 'False: an account of another area.';
