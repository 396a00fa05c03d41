-- A person with all that is written of them, by the names of the interface; the external id is that of the source.
create or replace function casework.client_image(org_id bigint, source_id bigint, id bigint)
    returns jsonb
    language sql
    stable
    parallel safe
as $$
select
    to_jsonb(client)
    - array[
        'org_id', 'id', 'created', 'created_by', 'updated', 'updated_by', 'type_id', 'org_religion', 'org_ethnic_group'
    ]
    || jsonb_build_object(
        'type', client.type_id,
        'religion', client.org_religion,
        'ethnicity', client.org_ethnic_group,
        'branch',
        array(
            select client_branch.branch_id
            from casework.client_branch
            where
                client_branch.org_id = client.org_id
                and client_branch.client_id = client.id
            order by client_branch.branch_id
        ),
        'external_id',
        (
            select client_external_id.external_id
            from casework.client_external_id
            where
                client_external_id.org_id = client.org_id
                and client_external_id.source_id = client_image.source_id
                and client_external_id.client_id = client.id
        ),
        'relationships',
        (
            select
                coalesce(
                    jsonb_agg(
                        jsonb_build_object(
                            'client', client_relationship.other_id,
                            'relationship', client_relationship.relationship,
                            'carer', client_relationship.carer
                        )
                        order by
                            client_relationship.other_id, client_relationship.relationship, client_relationship.carer
                    ),
                    '[]'
                )
            from casework.client_relationship
            where
                client_relationship.org_id = client.org_id
                and client_relationship.client_id = client.id
        )
    )
    || casework.extension_image(client.org_id, 'client', client.id)
from casework.client
where
    client.org_id = client_image.org_id
    and client.id = client_image.id
$$;
