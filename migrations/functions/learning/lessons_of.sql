-- The lessons of a course as they are shown, in their order; the addresses of files begin with media.
create or replace function learning.lessons_of(course_id bigint, media text)
returns jsonb
language sql
stable
as $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', shown_lesson.id,
                    'course', shown_lesson.course_id,
                    'name', shown_lesson.name,
                    'description', shown_lesson.description,
                    'text', shown_lesson.text,
                    'youtube_id', shown_lesson.youtube_id,
                    'sort_id', shown_lesson.sort_id,
                    'test_time', shown_lesson.test_time,
                    'success_percent', shown_lesson.success_percent,
                    'max_tries', shown_lesson.max_tries,
                    'has_test', shown_lesson.has_test,
                    'test_questions_count', shown_lesson.test_questions_count,
                    'files_set', learning.files_of(shown_lesson.id, lessons_of.media),
                    'created', shown_lesson.created,
                    'updated', shown_lesson.updated
                )
                order by shown_lesson.sort_id, shown_lesson.id
            ),
            '[]'
        )
    from learning.shown_lesson
    where shown_lesson.course_id = lessons_of.course_id
$$;
