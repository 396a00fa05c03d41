-- The branches of a person: one row always. The planner puts the body in place of the call.
create or replace function casework.client_branches(org_id bigint, client_id bigint)
    returns table (ids bigint[])
    language sql
    stable
    parallel safe
as $$
select
    array(
        select client_branch.branch_id
        from casework.client_branch
        where
            client_branch.org_id = client_branches.org_id
            and client_branch.client_id = client_branches.client_id
        order by client_branch.branch_id
    )
$$;
