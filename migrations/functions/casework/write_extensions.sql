-- Keeps the values of single extension fields; the parent's row is locked, so nobody else does. Null takes a value away.
create or replace function casework.write_extensions(who casework.writer, extensions jsonb, parent_id bigint)
    returns void
    language sql
as $$
with merged as (
    select
        ext_field.ext_db_id,
        jsonb_strip_nulls(
            coalesce(ext_single.data, '{}') || jsonb_object_agg(ext_field.id::text, item.value)
        ) as data
    from jsonb_to_recordset(write_extensions.extensions) as item (id bigint, value jsonb)
    inner join casework.ext_field
        on ext_field.org_id = who.org_id
        and ext_field.id = item.id
    left join casework.ext_single
        on ext_single.org_id = ext_field.org_id
        and ext_single.ext_db_id = ext_field.ext_db_id
        and ext_single.parent_id = write_extensions.parent_id
    group by ext_field.ext_db_id, ext_single.data
)

insert into casework.ext_single (org_id, ext_db_id, parent_id, data, updated, updated_by)
select who.org_id, merged.ext_db_id, write_extensions.parent_id, merged.data, who.now, who.user_id
from merged
on conflict (org_id, ext_db_id, parent_id) do update
    set
        data = excluded.data,
        updated = excluded.updated,
        updated_by = excluded.updated_by
    where ext_single.data <> excluded.data
$$;
