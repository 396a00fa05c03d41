-- Where a person stands with a test: what its owner asks for, the tries so far, and what stands in the way of another one
-- (null: nothing does). Tries of course and lesson tests count in the newest pass of the course; a lesson test's time that
-- ran out before over_before without a result is a try, too.
create or replace function learning.test_standing(
    assessment_id bigint,
    account_id bigint,
    now timestamptz,
    over_before timestamptz
)
returns table (
    success_percent numeric,
    max_tries integer,
    tries bigint,
    course_pass_id bigint,
    test_window_id bigint,
    obstacle text
)
language sql
stable
as $$
    select
        coalesce(event.success_percent, lesson.success_percent, course.success_percent),
        coalesce(event.max_tries, lesson.max_tries, course.max_tries),
        used.tries,
        course_pass.id,
        running.id,
        case
            when not exists (
                select
                from learning.question
                where
                    question.assessment_id = assessment.id
                    and question.archived_at is null
            )
                then 'no_questions'
            when event.testing_end_date < test_standing.now then 'over'
            when event.id is null and not coalesce(course_pass.is_open, false) then 'no_pass'
            when
                lesson.id is null
                and event.id is null
                and exists (
                    select
                    from learning.lesson as outstanding
                    left join learning.lesson_pass on
                        lesson_pass.course_pass_id = course_pass.id
                        and lesson_pass.lesson_id = outstanding.id
                        and lesson_pass.finished_at is not null
                    where
                        outstanding.course_id = course.id
                        and lesson_pass.lesson_id is null
                )
                then 'lessons_outstanding'
            when learning.current_lesson(course_pass.id) <> lesson.id then 'other_lesson'
            when
                used.tries >= nullif(coalesce(event.max_tries, lesson.max_tries, course.max_tries), 0)
                then 'no_tries'
            when lesson.test_time > 0 and running.id is null then 'not_started'
        end
    from learning.assessment
    left join learning.event on event.id = assessment.event_id
    left join learning.lesson on lesson.id = assessment.lesson_id
    left join learning.course on course.id = coalesce(assessment.course_id, lesson.course_id)
    left join lateral (
        select
            newest.id,
            newest.finished_at is null and newest.abandoned_at is null as is_open
        from learning.course_pass as newest
        where
            newest.course_id = course.id
            and newest.account_id = test_standing.account_id
        order by newest.number desc
        limit 1
    ) as course_pass on true
    left join lateral (
        select test_window.id
        from learning.test_window
        where
            test_window.course_pass_id = course_pass.id
            and test_window.lesson_id = lesson.id
            and test_window.submission_id is null
            and test_window.ends_at >= test_standing.over_before
        order by test_window.id desc
        limit 1
    ) as running on true
    cross join lateral (
        select
            (
                select count(*)
                from learning.submission
                where
                    submission.assessment_id = assessment.id
                    and submission.account_id = test_standing.account_id
                    and (event.id is not null or submission.course_pass_id = course_pass.id)
            ) + (
                select count(*)
                from learning.test_window
                where
                    test_window.course_pass_id = course_pass.id
                    and test_window.lesson_id = lesson.id
                    and test_window.submission_id is null
                    and test_window.ends_at < test_standing.over_before
            ) as tries
    ) as used
    where assessment.id = test_standing.assessment_id
$$;
