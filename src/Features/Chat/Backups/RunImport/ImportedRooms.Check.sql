-- What is wrong with the rooms of a file that only the database knows: how much, and the first hundred.
-- psql -v id=5 -v app_id=1 -f ImportedRooms.Check.sql
with /* Chat/ImportedRooms.Check */
staged as (
    select
        import_room.row_number,
        import_room.unique_id,
        import_room.type,
        import_room.creator_email,
        import_room.participant_emails,
        min(import_room.row_number) over (partition by import_room.unique_id) as first_row,
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.email_key = lower(import_room.creator_email)
                and not app_user.is_system
        ) as creator_id
    from chat.import_room
    where import_room.import_id = :id::bigint
),

member as (
    select
        staged.row_number,
        staged.type,
        staged.creator_id,
        named.email,
        named.ordinal,
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.email_key = lower(named.email)
                and not app_user.is_system
        ) as user_id
    from staged
    cross join json_array_elements_text(staged.participant_emails) with ordinality as named (email, ordinal)
),

pair as (
    select
        couple.row_number,
        couple.creator_id,
        couple.pair_low,
        couple.pair_high,
        min(couple.row_number) over (partition by couple.pair_low, couple.pair_high) as first_row
    from (
        select
            member.row_number,
            member.creator_id,
            min(member.user_id) as pair_low,
            max(member.user_id) as pair_high
        from member
        where member.type = 'single'
        group by member.row_number, member.creator_id
        having count(distinct member.user_id) = 2
    ) as couple
),

problems as (
    select
        staged.row_number,
        1 as place,
        'UniqueId' as field,
        staged.unique_id as value,
        'is there already' as message
    from staged
    where
        (
            select room.id
            from chat.room
            where
                room.app_id = :app_id::bigint
                and room.unique_id = staged.unique_id
        ) is not null

    union all

    select
        staged.row_number,
        1,
        'UniqueId',
        staged.unique_id,
        'duplicate of row ' || staged.first_row
    from staged
    where
        staged.unique_id is not null
        and staged.first_row < staged.row_number

    union all

    select
        staged.row_number,
        2,
        'CreatorEmail',
        staged.creator_email,
        'names nobody who is registered'
    from staged
    where
        staged.creator_email is not null
        and staged.creator_id is null

    union all

    select
        member.row_number,
        3,
        'ParticipantEmails',
        member.email,
        'names nobody who is registered'
    from member
    where member.user_id is null

    union all

    select
        again.row_number,
        3,
        'ParticipantEmails',
        again.email,
        'is there twice'
    from (
        select
            member.row_number,
            member.email,
            row_number() over (partition by member.row_number, member.user_id order by member.ordinal) as time
        from member
        where member.user_id is not null
    ) as again
    where again.time = 2

    union all

    select
        pair.row_number,
        4,
        'CreatorEmail',
        '',
        'must be one of the two in a single room'
    from pair
    where pair.creator_id not in (pair.pair_low, pair.pair_high)

    union all

    select
        pair.row_number,
        5,
        'ParticipantEmails',
        '',
        'have a single room already'
    from pair
    where
        (
            select room.id
            from chat.room
            where
                room.app_id = :app_id::bigint
                and room.pair_low = pair.pair_low
                and room.pair_high = pair.pair_high
        ) is not null

    union all

    select
        pair.row_number,
        5,
        'ParticipantEmails',
        '',
        'have a single room in row ' || pair.first_row
    from pair
    where pair.first_row < pair.row_number
)

select
    count(*) over () as total_count,
    problems.row_number,
    problems.field,
    problems.value,
    problems.message
from problems
order by problems.row_number, problems.place, problems.value, problems.message
limit 100
