-- An extension database, unless it is for groups, client types or projects that the organisation does not have.
-- psql -v org_id=1 -v name="'Housing notes'" -v description=null -v parent="'referral'" -v cardinality="'multiple'" -v allow_api=true -v api_name_override=null -v group_ids="'{}'" -v scope_ids="'{}'" -f CreateExtension.sql
with /* Casework/CreateExtension */
unknown as (
    select 'group ' || given.id::text as what
    from unnest(:group_ids::bigint[]) as given (id)
    where
        not exists (
            select
            from casework.user_group
            where
                user_group.org_id = :org_id::bigint
                and user_group.id = given.id
        )
    union all
    select case :parent::text when 'client' then 'client type ' else 'project ' end || given.id::text
    from unnest(:scope_ids::bigint[]) as given (id)
    where
        case :parent::text
            when 'client'
                then not exists (
                    select
                    from casework.dictionary_entry
                    where
                        dictionary_entry.org_id = :org_id::bigint
                        and dictionary_entry.dict = 'client_type'
                        and dictionary_entry.key = given.id::text
                )
            else not exists (
                select
                from casework.project
                where
                    project.org_id = :org_id::bigint
                    and project.id = given.id
            )
        end
),

created as (
    insert into casework.ext_db (
        org_id, name, description, parent, cardinality, allow_api, api_name_override, group_ids, scope_ids
    )
    select
        :org_id::bigint,
        :name::text,
        :description::text,
        :parent::text,
        :cardinality::text,
        :allow_api::boolean,
        :api_name_override::text,
        :group_ids::bigint[],
        :scope_ids::bigint[]
    where not exists (select from unknown)
    returning id, api_name
)

select
    (select created.id from created) as database,
    (select created.api_name from created) as name,
    (select string_agg(unknown.what, ', ' order by unknown.what) from unknown) as unknown
