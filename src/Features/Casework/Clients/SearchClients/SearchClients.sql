-- People whom a caller sees and who are like what they look for, the likeliest first, with the fields that they see.
-- psql -v org_id=1 -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v name_fields="'{surname}'" -v shown="'{surname}'" -v name="'tay'" -v born_from=null -v born_to=null -v postcode=null -v limit=20 -f SearchClients.sql
select /* Casework/SearchClients */
    client.id,
    alike.likelihood::double precision as likelihood,
    (
        select coalesce(jsonb_object_agg(field.key, field.value), '{}')
        from jsonb_each(
            jsonb_build_object(
                'first_name', client.first_name,
                'middle_names', client.middle_names,
                'known_as', client.known_as,
                'surname', client.surname,
                'date_of_birth', client.date_of_birth,
                'address1', client.address1,
                'town', client.town,
                'postcode', client.postcode
            )
        ) as field (key, value)
        where field.key = any(:shown::text[])
    ) as person
from casework.alike_clients(
    :org_id::bigint,
    :all_types::boolean,
    :types::integer[],
    :all_branches::boolean,
    :branches::bigint[],
    :name_fields::text[],
    :name::text,
    null,
    null,
    :born_from::date,
    :born_to::date,
    :postcode::text
) as alike
inner join casework.client
    on client.org_id = :org_id::bigint
    and client.id = alike.client_id
order by alike.likelihood desc, client.surname, client.first_name, client.id
limit :limit::bigint
