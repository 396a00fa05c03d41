-- A planned visit with all that is written of it, by the names of the interface.
create or replace function casework.schedule_image(org_id bigint, id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select to_jsonb(schedule) - array['org_id', 'id', 'updated', 'updated_by']
from casework.schedule
where
    schedule.org_id = schedule_image.org_id
    and schedule.id = schedule_image.id
$$;
