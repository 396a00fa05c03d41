-- What is wrong with values of extension fields, as 'code field'. stored are the values that are there, by the numbers of their
-- fields; scope is the client's type or the referral's project, for single fields. A value that was refused already is only not
-- missing. Of a single database that something is sent of, all that it needs must be there but what is hidden from the user.
create or replace function casework.extension_problems(
    who casework.writer,
    extensions jsonb,
    stored jsonb,
    scope bigint
)
    returns text[]
    language sql
    stable
as $$
with given as (
    select
        item.field,
        item.value,
        item.is_wrong,
        ext_field.id,
        ext_field.ext_db_id,
        ext_field.field_type,
        ext_field.max_length,
        ext_field.min_value,
        ext_field.max_value,
        ext_field.decimals,
        ext_field.requirement,
        ext_db.cardinality,
        ext_db.scope_ids,
        extension_problems.stored -> ext_field.id::text as present
    from jsonb_to_recordset(extension_problems.extensions) as item (
        id bigint, field text, value jsonb, is_wrong boolean
    )
    inner join casework.ext_field
        on ext_field.org_id = who.org_id
        and ext_field.id = item.id
    inner join casework.ext_db
        on ext_db.org_id = ext_field.org_id
        and ext_db.id = ext_field.ext_db_id
),

problem as (
    select
        case
            when given.is_wrong then null
            when given.scope_ids <> '{}' and extension_problems.scope <> all(given.scope_ids) then 'not_writable '
            when given.value is null then case when given.requirement = 'forced' then 'value_required ' end
            when given.value = given.present then null
            when given.field_type = 'text'
                then case when char_length(given.value #>> '{}') > coalesce(given.max_length, 255) then 'bad_value ' end
            when given.field_type = 'numeric'
                then case
                    when
                        (given.value #>> '{}')::numeric < given.min_value
                        or (given.value #>> '{}')::numeric > given.max_value
                        or scale(trim_scale((given.value #>> '{}')::numeric)) > coalesce(given.decimals, 6)
                        then 'bad_value '
                end
            when given.field_type in ('option', 'radio', 'multi_option')
                then case
                    when exists (
                        select
                        from jsonb_array_elements(
                            case jsonb_typeof(given.value)
                                when 'array' then given.value
                                else jsonb_build_array(given.value)
                            end
                        ) as chosen (one)
                        where
                            (given.present @> chosen.one) is not true
                            and not exists (
                                select
                                from casework.ext_option
                                where
                                    ext_option.org_id = who.org_id
                                    and ext_option.ext_field_id = given.id
                                    and ext_option.id = (chosen.one #>> '{}')::bigint
                                    and ext_option.active
                            )
                    )
                        then 'bad_value '
                end
            when given.field_type = 'user'
                then case
                    when not exists (
                        select
                        from casework.app_user
                        where
                            app_user.org_id = who.org_id
                            and app_user.id = (given.value #>> '{}')::bigint
                            and app_user.active
                    )
                        then 'bad_reference '
                end
            when given.field_type = 'organisation'
                then case
                    when not exists (
                        select
                        from casework.visible_client(
                            who.org_id, who.all_types, who.types, who.all_branches, who.branches
                        ) as client
                        where client.id = (given.value #>> '{}')::bigint
                    )
                        then 'bad_reference '
                end
        end || given.field as words
    from given
    union all
    select 'missing_field ' || needed.name
    from (
        select
            ext_field.id,
            ext_db.parent,
            coalesce(
                ext_field.collaborator_name, replace(lower(ext_field.label), ' ', '_') || '_' || ext_field.id
            ) as name
        from casework.ext_field
        inner join casework.ext_db
            on ext_db.org_id = ext_field.org_id
            and ext_db.id = ext_field.ext_db_id
        where
            ext_field.org_id = who.org_id
            and ext_field.requirement = 'forced'
            and ext_field.active
            and ext_field.allow_api
            and ext_field.ext_db_id in (
                select given.ext_db_id
                from given
                where given.cardinality = 'single'
            )
    ) as needed
    where
        extension_problems.stored -> needed.id::text is null
        and not exists (
            select
            from given
            where given.id = needed.id
        )
        and not exists (
            select
            from casework.hidden_field
            where
                hidden_field.org_id = who.org_id
                and hidden_field.user_id = who.user_id
                and hidden_field.grp = needed.parent || 's'
                and hidden_field.field = needed.name
        )
)

select coalesce(array_agg(problem.words), '{}')
from problem
where problem.words is not null
$$;
