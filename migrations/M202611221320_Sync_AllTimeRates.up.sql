alter table sync.rate
    drop constraint rate_period_type_check,
    add constraint rate_period_type_check check (period_type in ('alltime', 'weekly', 'monthly', 'yearly'));
