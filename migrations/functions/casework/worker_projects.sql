-- The projects of a support worker: one row always. The planner puts the body in place of the call.
create or replace function casework.worker_projects(org_id bigint, worker_id bigint)
    returns table (ids bigint[])
    language sql
    stable
    parallel safe
as $$
select
    array(
        select worker_project.project_id
        from casework.worker_project
        where
            worker_project.org_id = worker_projects.org_id
            and worker_project.worker_id = worker_projects.worker_id
        order by worker_project.project_id
    )
$$;
