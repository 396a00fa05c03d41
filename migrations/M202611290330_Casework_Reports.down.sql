drop statistics casework.schedule_day;

drop statistics casework.contact_day;

create index contact_start_date_idx on casework.contact (org_id, status, start_date);

drop index casework.contact_active_idx;

drop index casework.referral_first_contact_idx;

alter table casework.referral drop column first_contact;
