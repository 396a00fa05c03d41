-- Somebody from a web form as the body that makes them.
create or replace function casework.staged_client(
    who casework.writer,
    person casework.external_referral_person,
    branch jsonb
)
    returns casework.sent
    language sql
    stable
as $$
select
    row(
        person.fields
        - 'external_id'
        || jsonb_build_object(
            'type_id', person.org_type_id, 'surname', person.surname, 'first_name', person.first_name
        )
        || case when staged_client.branch is null then '{}' else jsonb_build_object('branch', jsonb_build_array(staged_client.branch)) end,
        '{}'::text[],
        '[]'::jsonb,
        coalesce(
            (
                select
                    jsonb_agg(
                        jsonb_build_object(
                            'id', ext_field.id,
                            'field',
                            coalesce(
                                ext_field.collaborator_name,
                                replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id
                            ),
                            'value', own.value
                        )
                    )
                from jsonb_each(person.fields) as own
                inner join casework.ext_field
                    on ext_field.org_id = who.org_id
                    and 'x' || ext_field.id = own.key
            ),
            '[]'
        ),
        '{}'::text[],
        '{}'::text[],
        false,
        true
    )::casework.sent
$$;
