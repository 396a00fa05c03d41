-- The branches of a support worker: one row always. The planner puts the body in place of the call.
create or replace function casework.worker_branches(org_id bigint, worker_id bigint)
    returns table (ids bigint[])
    language sql
    stable
    parallel safe
as $$
select
    array(
        select worker_branch.branch_id
        from casework.worker_branch
        where
            worker_branch.org_id = worker_branches.org_id
            and worker_branch.worker_id = worker_branches.worker_id
        order by worker_branch.branch_id
    )
$$;
