-- Whether an open pass cannot be finished any more: the test of its current lesson, or that of the course, was not passed in
-- it and has no tries left. Null: there is no such pass.
create or replace function learning.is_exhausted(course_pass_id bigint, now timestamptz, over_before timestamptz)
returns boolean
language sql
stable
as $$
    select
        exists (
            select
            from learning.assessment
            cross join lateral learning.test_standing(
                assessment.id,
                course_pass.account_id,
                is_exhausted.now,
                is_exhausted.over_before
            ) as standing
            left join learning.lesson_pass on
                lesson_pass.course_pass_id = course_pass.id
                and lesson_pass.lesson_id = assessment.lesson_id
            where
                assessment.kind = 'test'
                and (
                    assessment.course_id = course_pass.course_id
                    or assessment.lesson_id = learning.current_lesson(course_pass.id)
                )
                and standing.obstacle is distinct from 'no_questions'
                and standing.test_window_id is null
                and standing.tries >= nullif(standing.max_tries, 0)
                and lesson_pass.finished_at is null
                and not exists (
                    select
                    from learning.submission
                    where
                        submission.assessment_id = assessment.id
                        and submission.course_pass_id = course_pass.id
                        and submission.success
                )
        )
    from learning.course_pass
    where
        course_pass.id = is_exhausted.course_pass_id
        and course_pass.finished_at is null
        and course_pass.abandoned_at is null
$$;
