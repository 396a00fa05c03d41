alter table learning.event drop constraint event_end_date_check;
