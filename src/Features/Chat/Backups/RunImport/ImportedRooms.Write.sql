-- Makes the rooms of a file, in its order. Fewer than there are: somebody made one of them meanwhile. A single room is
-- called after its two users, whatever the file says. Users are looked up by their key each.
-- psql -v id=5 -v app_id=1 -v now="'2026-11-29'" -f ImportedRooms.Write.sql
with /* Chat/ImportedRooms.Write */
written as (
    insert into chat.room (
        app_id,
        unique_id,
        type,
        is_channel,
        name,
        avatar_url,
        options,
        creator_id,
        pair_low,
        pair_high,
        created_at,
        updated_at
    )
    select
        :app_id::bigint,
        import_room.unique_id,
        import_room.type,
        import_room.is_channel,
        coalesce(pair.name, import_room.name),
        import_room.avatar_url,
        import_room.options,
        (
            select app_user.id
            from chat.app_user
            where
                app_user.app_id = :app_id::bigint
                and app_user.email_key = lower(import_room.creator_email)
        ),
        pair.pair_low,
        pair.pair_high,
        import_room.created_at,
        :now::timestamptz
    from chat.import_room
    cross join lateral (
        select
            min(member.user_id) as pair_low,
            max(member.user_id) as pair_high,
            string_agg(member.email, ' ' order by member.ordinal) as name
        from (
            select
                named.ordinal,
                (
                    select app_user.id
                    from chat.app_user
                    where
                        app_user.app_id = :app_id::bigint
                        and app_user.email_key = lower(named.email)
                ) as user_id,
                (
                    select app_user.email
                    from chat.app_user
                    where
                        app_user.app_id = :app_id::bigint
                        and app_user.email_key = lower(named.email)
                ) as email
            from json_array_elements_text(import_room.participant_emails) with ordinality as named (email, ordinal)
            where import_room.type = 'single'
        ) as member
    ) as pair
    where import_room.import_id = :id::bigint
    order by import_room.row_number
    on conflict do nothing
    returning room.id
)

select count(*) as written
from written
