-- The test of a course without its questions, and where a person stands with it; null: it has none.
create or replace function learning.course_test_of(course_id bigint, account_id bigint, now timestamptz)
returns jsonb
language sql
stable
as $$
    select
        jsonb_build_object(
            'id', assessment.id,
            'created', assessment.created,
            'success_percent', standing.success_percent,
            'max_tries', standing.max_tries,
            'user_statistics', jsonb_build_object(
                'tries', case when course_test_of.account_id is null then 0 else standing.tries end,
                'test_available', course_test_of.account_id is not null and standing.obstacle is null
            )
        )
    from learning.assessment
    cross join lateral learning.test_standing(
        assessment.id,
        course_test_of.account_id,
        course_test_of.now,
        course_test_of.now
    ) as standing
    where
        assessment.course_id = course_test_of.course_id
        and assessment.kind = 'test'
$$;
