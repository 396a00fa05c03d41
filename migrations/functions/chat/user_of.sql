-- The user whom a caller names; letter case does not matter. Null: there is none.
create or replace function chat.user_of(app_id bigint, email text) returns bigint
    language sql
    stable
as $$
    select app_user.id
    from chat.app_user
    where
        app_user.app_id = user_of.app_id
        and app_user.email_key = lower(user_of.email)
        and not app_user.is_system
        and app_user.erased_at is null
$$;
