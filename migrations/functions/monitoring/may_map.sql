-- Whether an account may say what a source string means, or that it means nothing any more: an uploader who may write
-- every region that holds values through its map, because the next refresh takes those values away or moves them. A
-- string without values is anybody's who uploads.
create or replace function monitoring.may_map(of_account_id bigint, of_model text, of_source_object_id integer)
    returns boolean
    language sql
    stable
    parallel safe
as $$
    select monitoring.has_code(of_account_id, 'manage_system')
    or (
        monitoring.has_code(of_account_id, 'upload_csv')
        and not exists (
            select 1
            from monitoring.mapped_region(of_model, of_source_object_id) as mapped
            where not exists (select 1 from monitoring.region_access(of_account_id, 'w', mapped.region_id))
        )
    )
$$;
