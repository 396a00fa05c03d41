-- The id of a person in another system: one row always. The planner puts the body in place of the call.
create or replace function casework.external_id_of(org_id bigint, source_id bigint, client_id bigint)
    returns table (external_id text)
    language sql
    stable
    parallel safe
as $$
select
    (
        select client_external_id.external_id
        from casework.client_external_id
        where
            client_external_id.org_id = external_id_of.org_id
            and client_external_id.source_id = external_id_of.source_id
            and client_external_id.client_id = external_id_of.client_id
    )
$$;
