alter table casework.referral add column first_contact date;

comment on column casework.referral.first_contact is
    'The day of its first done contact, null while there is none; kept by casework.keep_first_contact().';

update casework.referral
set first_contact = earliest.day
from (
    select contact.referral_id, min(contact.start_date)::date as day
    from casework.contact
    where contact.status = 'done'
    group by contact.referral_id
) as earliest
where referral.id = earliest.referral_id;

-- squawk-ignore require-concurrent-index-creation
create index referral_first_contact_idx on casework.referral (org_id, first_contact);

-- squawk-ignore require-concurrent-index-creation
create index contact_active_idx on casework.contact (org_id, status, start_date, referral_id)
include (user_id, stage, contact_type, contact_method, priority, transport_method);

comment on index casework.contact_active_idx is
    'With the referral behind the day, and what reports count by: who was active in a time, and how many were of which kind, is told by the index alone. The rows of a year may lie anywhere in the table.';

-- squawk-ignore require-concurrent-index-deletion
drop index casework.contact_start_date_idx;

create statistics casework.contact_day on (start_date::date) from casework.contact;

comment on statistics casework.contact_day is
    'Without it the planner takes each moment for a day of its own, and sorts rows that it could count in memory.';

create statistics casework.schedule_day on (start_date::date) from casework.schedule;

comment on statistics casework.schedule_day is 'As casework.contact_day.';
