-- The people whom a caller sees: of the types and branches that are theirs. The planner puts the body in place of the call.
create or replace function casework.visible_client(
    org_id bigint,
    all_types boolean,
    types integer[],
    all_branches boolean,
    branches bigint[]
)
    returns setof casework.client
    language sql
    stable
    parallel safe
as $$
select client.*
from casework.client
where
    client.org_id = visible_client.org_id
    and (visible_client.all_types or client.type_id = any(visible_client.types))
    and (
        visible_client.all_branches
        or exists (
            select
            from casework.client_branch
            where
                client_branch.org_id = client.org_id
                and client_branch.client_id = client.id
                and client_branch.branch_id = any(visible_client.branches)
        )
    )
$$;
