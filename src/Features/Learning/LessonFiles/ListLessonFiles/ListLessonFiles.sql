-- A page of a lesson's files. No row: no such lesson; a row with only the count: an empty page.
-- psql -v id=1 -v lesson_id=1 -v is_staff=false -v media="'http://localhost:5080/media/'" -v limit=100 -v offset=0 -f ListLessonFiles.sql
with /* Learning/ListLessonFiles */
parent as (
    select lesson.id
    from learning.lesson
    inner join learning.course on course.id = lesson.course_id
    where
        lesson.id = :lesson_id::bigint
        and course.id = :id::bigint
        and (:is_staff::boolean or not course.is_draft)
),

counted as (
    select count(*) as total_count
    from learning.lesson_file
    inner join parent on parent.id = lesson_file.lesson_id
    where
        true
        -- slot: filters
),

page as (
    select lesson_file.id
    from learning.lesson_file
    inner join parent on parent.id = lesson_file.lesson_id
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        lesson_file.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    lesson_file.id,
    lesson_file.name,
    :media::text || lesson_file.file as file,
    lesson_file.size,
    lesson_file.created,
    lesson_file.updated
from parent
cross join counted
left join page on true
left join learning.lesson_file on lesson_file.id = page.id
order by
    -- slot: ordering
    lesson_file.id
