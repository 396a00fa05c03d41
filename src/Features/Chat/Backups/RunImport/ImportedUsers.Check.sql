-- What is wrong with the users of a file that only the database knows: how much, and the first hundred.
-- psql -v id=5 -v app_id=1 -f ImportedUsers.Check.sql
with /* Chat/ImportedUsers.Check */
staged as (
    select
        import_user.row_number,
        import_user.email,
        import_user.auth_token,
        min(import_user.row_number) over (partition by lower(import_user.email)) as email_row,
        min(import_user.row_number) over (partition by import_user.auth_token) as token_row
    from chat.import_user
    where import_user.import_id = :id::bigint
),

problems as (
    select
        staged.row_number,
        1 as place,
        'Email' as field,
        staged.email as value,
        'is there already' as message
    from staged
    where
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.email_key = lower(staged.email)
        ) is not null

    union all

    select
        staged.row_number,
        1,
        'Email',
        staged.email,
        'duplicate of row ' || staged.email_row
    from staged
    where
        staged.email is not null
        and staged.email_row < staged.row_number

    union all

    -- As the table's rule has it, which may know other blanks than this service.
    select
        staged.row_number,
        1,
        'Email',
        staged.email,
        'must be 1 to 254 characters without blanks and controls'
    from staged
    where staged.email ~ '[[:space:][:cntrl:]]'

    union all

    select
        staged.row_number,
        2,
        'AuthenticationToken',
        '',
        'is there already'
    from staged
    where
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.auth_token = staged.auth_token
        ) is not null

    union all

    select
        staged.row_number,
        2,
        'AuthenticationToken',
        '',
        'duplicate of row ' || staged.token_row
    from staged
    where
        staged.auth_token is not null
        and staged.token_row < staged.row_number
)

select
    count(*) over () as total_count,
    problems.row_number,
    problems.field,
    problems.value,
    problems.message
from problems
order by problems.row_number, problems.place, problems.message
limit 100
