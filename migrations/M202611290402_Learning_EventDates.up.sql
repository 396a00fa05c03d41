alter table learning.event
    add constraint event_end_date_check check (end_date >= start_date) not valid;
