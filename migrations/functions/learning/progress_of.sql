-- How far a pass has come: the lesson at which it stands, whether none comes after that (also where there are none), when
-- it began, and whether the course was finished in it.
create or replace function learning.progress_of(course_pass_id bigint)
returns table (current_lesson bigint, is_last_lesson boolean, start_datetime timestamptz, finished boolean)
language sql
stable
as $$
    select
        present.lesson_id,
        not exists (
            select
            from learning.lesson as present_lesson
            inner join learning.lesson as later on
                later.course_id = present_lesson.course_id
                and (later.sort_id, later.id) > (present_lesson.sort_id, present_lesson.id)
            where present_lesson.id = present.lesson_id
        ),
        course_pass.started_at,
        course_pass.finished_at is not null
    from learning.course_pass
    cross join lateral (select learning.current_lesson(course_pass.id) as lesson_id) as present
    where course_pass.id = progress_of.course_pass_id
$$;
