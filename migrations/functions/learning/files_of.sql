-- The files of a lesson as they are shown; the addresses of files begin with media.
create or replace function learning.files_of(lesson_id bigint, media text)
returns jsonb
language sql
stable
as $$
    select
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'id', lesson_file.id,
                    'name', lesson_file.name,
                    'file', files_of.media || lesson_file.file,
                    'size', lesson_file.size,
                    'created', lesson_file.created,
                    'updated', lesson_file.updated
                )
                order by lesson_file.id
            ),
            '[]'
        )
    from learning.lesson_file
    where lesson_file.lesson_id = files_of.lesson_id
$$;
