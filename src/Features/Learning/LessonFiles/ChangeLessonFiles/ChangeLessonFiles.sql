-- More files of a lesson, in the place of those that were there, or beside them.
-- psql -v id=1 -v lesson_id=1 -v replaces=true -v names="'{a.pdf}'" -v files="'{ab12/a.pdf}'" -v sizes="'{1}'" -v now="'2026-11-29'" -f ChangeLessonFiles.sql
with /* Learning/ChangeLessonFiles */
parent as (
    select lesson.id
    from learning.lesson
    where
        lesson.id = :lesson_id::bigint
        and lesson.course_id = :id::bigint
    for no key update -- two who replace the set at once do it one after the other
),

gone as (
    delete from learning.lesson_file
    using parent
    where
        lesson_file.lesson_id = parent.id
        and :replaces::boolean
)

insert into learning.lesson_file (lesson_id, name, file, size, created, updated)
select parent.id, item.name, item.file, item.size, :now::timestamptz, :now::timestamptz
from parent
cross join unnest(:names::text[], :files::text[], :sizes::bigint[])
    with ordinality as item (name, file, size, ordinal)
order by item.ordinal
