delete from sync.rate where period_type = 'alltime';

alter table sync.rate
    drop constraint rate_period_type_check,
    add constraint rate_period_type_check check (period_type in ('weekly', 'monthly', 'yearly'));
