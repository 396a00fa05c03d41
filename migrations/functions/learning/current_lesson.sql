-- The lesson at which a pass of a course stands: the first in order that is not finished, else the last; null where the
-- course has none. Computed, so that lessons may come, go and change places.
create or replace function learning.current_lesson(course_pass_id bigint)
returns bigint
language sql
stable
as $$
    select lesson.id
    from learning.course_pass
    inner join learning.lesson on lesson.course_id = course_pass.course_id
    left join learning.lesson_pass on
        lesson_pass.course_pass_id = course_pass.id
        and lesson_pass.lesson_id = lesson.id
        and lesson_pass.finished_at is not null
    where course_pass.id = current_lesson.course_pass_id
    order by
        lesson_pass.lesson_id is not null,
        case when lesson_pass.lesson_id is null then lesson.sort_id end,
        case when lesson_pass.lesson_id is null then lesson.id end,
        lesson.sort_id desc,
        lesson.id desc
    limit 1
$$;
