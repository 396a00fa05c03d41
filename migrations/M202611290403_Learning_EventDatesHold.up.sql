alter table learning.event validate constraint event_end_date_check;
