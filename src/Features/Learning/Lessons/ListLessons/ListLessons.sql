-- A page of a course's lessons. No row: no such course; a row with only the count: an empty page.
-- psql -v id=1 -v is_staff=false -v media="'http://localhost:5080/media/'" -v limit=100 -v offset=0 -f ListLessons.sql
with /* Learning/ListLessons */
parent as (
    select course.id
    from learning.course
    where
        course.id = :id::bigint
        and (:is_staff::boolean or not course.is_draft)
),

counted as (
    select count(*) as total_count
    from learning.shown_lesson
    inner join parent on parent.id = shown_lesson.course_id
    where
        true
        -- slot: filters
),

page as (
    select shown_lesson.id
    from learning.shown_lesson
    inner join parent on parent.id = shown_lesson.course_id
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        shown_lesson.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    shown_lesson.id,
    shown_lesson.course_id as course,
    shown_lesson.name,
    shown_lesson.description,
    shown_lesson.text,
    shown_lesson.youtube_id,
    shown_lesson.sort_id,
    shown_lesson.test_time,
    shown_lesson.success_percent,
    shown_lesson.max_tries,
    shown_lesson.has_test,
    shown_lesson.test_questions_count,
    learning.files_of(shown_lesson.id, :media::text) as files_set,
    shown_lesson.created,
    shown_lesson.updated
from parent
cross join counted
left join page on true
left join learning.shown_lesson on shown_lesson.id = page.id
order by
    -- slot: ordering
    shown_lesson.id
