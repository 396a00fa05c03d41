-- Whether an account holds a functional permission, such as manage_system. Superusers hold all.
create or replace function monitoring.has_code(of_account_id bigint, of_code text)
    returns boolean
    language sql
    stable
    parallel safe
as $$
    select exists (
        select 1
        from monitoring.user_permission
        where
            user_permission.user_id = of_account_id
            and user_permission.auth_code = of_code
    )
    or exists (
        select 1
        from identity.account
        where
            account.id = of_account_id
            and account.is_superuser
    )
$$;
