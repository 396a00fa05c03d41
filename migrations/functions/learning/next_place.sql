-- Behind the last of a course's lessons, one of them not counted; the last place there is comes again.
create or replace function learning.next_place(course_id bigint, but_lesson_id bigint)
returns integer
language sql
stable
as $$
    select least(coalesce(max(lesson.sort_id), 0)::bigint + 1, 2147483647)::integer
    from learning.lesson
    where
        lesson.course_id = next_place.course_id
        and lesson.id is distinct from next_place.but_lesson_id
$$;
