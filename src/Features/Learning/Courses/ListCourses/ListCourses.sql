-- A page of courses with their lessons and tests, drafts for staff alone. A row with only the count: an empty page.
-- psql -v is_staff=false -v account_id=null -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -v specializations=null -v limit=100 -v offset=0 -f ListCourses.sql
with /* Learning/ListCourses */
counted as (
    select count(*) as total_count
    from learning.course
    cross join lateral (
        select
            exists (
                select
                from learning.course_favourite
                where
                    course_favourite.course_id = course.id
                    and course_favourite.account_id = :account_id::bigint
            ) as add_to_favourites
    ) as shown
    where
        (:is_staff::boolean or not course.is_draft)
        and (
            :specializations::bigint[] is null
            or exists (
                select
                from learning.course_specialization
                where
                    course_specialization.course_id = course.id
                    and course_specialization.specialization_id = any(:specializations::bigint[])
            )
        )
        -- slot: filters
),

page as (
    select course.id
    from learning.course
    cross join lateral (
        select
            exists (
                select
                from learning.course_favourite
                where
                    course_favourite.course_id = course.id
                    and course_favourite.account_id = :account_id::bigint
            ) as add_to_favourites
    ) as shown
    where
        (:is_staff::boolean or not course.is_draft)
        and (
            :specializations::bigint[] is null
            or exists (
                select
                from learning.course_specialization
                where
                    course_specialization.course_id = course.id
                    and course_specialization.specialization_id = any(:specializations::bigint[])
            )
        )
        -- slot: filters
    order by
        -- slot: ordering
        course.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    course.id,
    course.name,
    course.description,
    course.certificate_template_id as certificate_template,
    course.points,
    course.author,
    (
        select coalesce(jsonb_agg(tag.specialization_id order by tag.specialization_id), '[]')
        from learning.course_specialization as tag
        where tag.course_id = course.id
    ) as specializations,
    course.start_date,
    course.end_date,
    course.is_draft,
    course.certificate_available,
    :media::text || course.course_image as course_image,
    course.text,
    course.success_percent::double precision as success_percent,
    course.max_tries,
    assessment.id is not null as has_test,
    (
        select count(*)
        from learning.question
        where
            question.assessment_id = assessment.id
            and question.archived_at is null
    ) as test_questions_count,
    shown.add_to_favourites,
    course.created,
    course.updated,
    learning.lessons_of(course.id, :media::text) as lessons_set,
    learning.course_test_of(course.id, :account_id::bigint, :now::timestamptz) as course_test
from counted
left join page on true
left join learning.course on course.id = page.id
left join learning.assessment on assessment.course_id = course.id and assessment.kind = 'test'
left join lateral (
    select
        exists (
            select
            from learning.course_favourite
            where
                course_favourite.course_id = course.id
                and course_favourite.account_id = :account_id::bigint
        ) as add_to_favourites
) as shown on true
order by
    -- slot: ordering
    course.id
