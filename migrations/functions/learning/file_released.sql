-- A row has let go of a file: a job removes the content, unless another row needs it. The columns that name files are the
-- trigger's arguments. The store's names have the digest alone.
create or replace function learning.file_released()
    returns trigger
    language plpgsql
as $$
begin
    insert into learning.file_removal (storage_key, run_at)
    select distinct 'learning/' || split_part(to_jsonb(old) ->> gone.name, '/', 1), timestamptz '-infinity'
    from unnest(tg_argv) as gone (name)
    where
        to_jsonb(old) ->> gone.name is not null
        and (tg_op = 'DELETE' or to_jsonb(old) ->> gone.name is distinct from to_jsonb(new) ->> gone.name)
    on conflict (storage_key) do nothing;

    perform pg_notify('job', 'Learning/RemoveFile');

    return null;
end
$$;

create or replace trigger specialization_file_released
    after delete or update of banner on learning.specialization
    for each row
    when (old.banner is not null)
    execute function learning.file_released('banner');

create or replace trigger event_file_released
    after delete or update of image, event_plan on learning.event
    for each row
    when (old.image is not null or old.event_plan is not null)
    execute function learning.file_released('image', 'event_plan');

create or replace trigger course_file_released
    after delete or update of course_image on learning.course
    for each row
    when (old.course_image is not null)
    execute function learning.file_released('course_image');

create or replace trigger lesson_file_released
    after delete or update of file on learning.lesson_file
    for each row execute function learning.file_released('file');

create or replace trigger certificate_template_file_released
    after delete or update of background on learning.certificate_template
    for each row
    when (old.background is not null)
    execute function learning.file_released('background');
