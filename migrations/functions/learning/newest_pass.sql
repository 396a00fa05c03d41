-- The newest pass of somebody through a course, finished, given up or open; no row: it was never started.
create or replace function learning.newest_pass(course_id bigint, account_id bigint)
returns setof learning.course_pass
language sql
stable
as $$
    select course_pass.*
    from learning.course_pass
    where
        course_pass.course_id = newest_pass.course_id
        and course_pass.account_id = newest_pass.account_id
    order by course_pass.number desc
    limit 1
$$;
