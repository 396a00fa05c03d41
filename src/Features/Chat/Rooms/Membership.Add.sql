-- Adds users to a room, in the order given; they have read everything so far. False: the room would get too many;
-- null: it was deleted meanwhile.
-- psql -v app_id=1 -v room_id=1 -v user_ids="'{3}'" -v most_participants=10000 -v now="'2026-11-29'" -f Membership.Add.sql
with /* Chat/Membership.Add */
locked as (
    -- Nobody appends while people join, so that nothing slips between the end and their reading position.
    select
        room.comment_seq,
        room.last_comment_id
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.id = :room_id::bigint
        and room.deleted_at is null
    for no key update
),

fitting as (
    select
        locked.comment_seq,
        locked.last_comment_id
    from locked
    where (
        select count(*)
        from (
            select participant.user_id
            from chat.participant
            where
                participant.app_id = :app_id::bigint
                and participant.room_id = :room_id::bigint
            union
            select item.user_id
            from unnest(:user_ids::bigint[]) as item (user_id)
        ) as together
    ) <= :most_participants::bigint
),

added as (
    insert into chat.participant (
        app_id,
        room_id,
        user_id,
        read_seq,
        read_comment_id,
        received_comment_id,
        joined_at
    )
    select
        :app_id::bigint,
        :room_id::bigint,
        item.user_id,
        fitting.comment_seq,
        fitting.last_comment_id,
        fitting.last_comment_id,
        :now::timestamptz
    from fitting
    cross join unnest(:user_ids::bigint[]) with ordinality as item (user_id, ordinal)
    order by item.ordinal
    on conflict (app_id, room_id, user_id) do nothing
    returning participant.user_id
),

told as (
    select chat.tell(
        :app_id::bigint,
        '{add_room_participants}',
        :room_id::bigint,
        null,
        chat.told_users(:app_id::bigint, news.user_ids),
        :now::timestamptz
    )
    from (select array_agg(added.user_id) as user_ids from added) as news
    where news.user_ids is not null
)

select
    case when exists (select from locked) then exists (select from fitting) end as has_room
from (select count(*) from told) as made -- asked for, so that it is told
