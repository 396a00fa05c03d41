-- Whether nothing is left to do for a referral: one row always. The planner puts the body in place of the call.
create or replace function casework.is_complete(org_id bigint, referral_id bigint)
    returns table (answer boolean)
    language sql
    stable
    parallel safe
as $$
select
    not exists (
        select
        from casework.contact
        where
            contact.org_id = is_complete.org_id
            and contact.referral_id = is_complete.referral_id
            and contact.status = 'due'
    )
$$;
