-- Whether a timed lesson test keeps its questions to itself: until the person's time runs, and once it has run out. Times
-- that ended before over_before are over. Staff see them always; what is no lesson's is never sealed.
create or replace function learning.is_sealed(
    lesson_id bigint,
    account_id bigint,
    is_staff boolean,
    over_before timestamptz
)
returns boolean
language sql
stable
as $$
    select
        not is_sealed.is_staff
        and exists (
            select
            from learning.lesson
            where
                lesson.id = is_sealed.lesson_id
                and lesson.test_time > 0
        )
        and not exists (
            select
            from learning.test_window
            inner join learning.course_pass on course_pass.id = test_window.course_pass_id
            where
                test_window.lesson_id = is_sealed.lesson_id
                and test_window.submission_id is null
                and test_window.ends_at >= is_sealed.over_before
                and course_pass.account_id = is_sealed.account_id
                and course_pass.finished_at is null
                and course_pass.abandoned_at is null
        )
$$;
