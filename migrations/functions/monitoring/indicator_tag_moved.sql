-- A tag cannot lie below itself. One change of the tree at a time: two could each be right and make a loop together.
create or replace function monitoring.indicator_tag_moved()
    returns trigger
    language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(1297042001, 3); -- the numbers only keep our locks apart from others

    if exists (
        with recursive above (id, parent_tag_id) as (
            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from monitoring.indicator_tag
            where indicator_tag.id = new.parent_tag_id

            union

            select
                indicator_tag.id,
                indicator_tag.parent_tag_id
            from above
            inner join monitoring.indicator_tag on indicator_tag.id = above.parent_tag_id
        )

        select 1
        from above
        where above.id = new.id
    ) then
        raise exception 'a tag would lie below itself'
            using errcode = 'check_violation', constraint = 'indicator_tag_parent_acyclic', table = 'indicator_tag';
    end if;

    return null;
end
$$;

create or replace trigger indicator_tag_moved
    after insert or update of parent_tag_id on monitoring.indicator_tag
    for each row
    when (new.parent_tag_id is not null)
    execute function monitoring.indicator_tag_moved();
