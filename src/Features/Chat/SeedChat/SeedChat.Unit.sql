-- A room of the demo app's first two users with 10,000 comments. What is there stays.
-- psql -v app_code="'demo-shop'" -v unit=1 -v now="'2026-11-29'" -f SeedChat.Unit.sql
with /* Chat/SeedChat.Unit */
pair as (
    select
        app.id as app_id,
        min(app_user.id) as low,
        max(app_user.id) as high
    from chat.app
    inner join chat.app_user on app_user.app_id = app.id
    where
        app.app_id = :app_code::text
        and app_user.email in ('ann@example.com', 'ben@example.com')
    group by app.id
),

created as (
    insert into chat.room (
        app_id,
        unique_id,
        type,
        name,
        creator_id,
        comment_seq,
        last_comment_id,
        last_comment_message,
        last_comment_at,
        created_at,
        updated_at
    )
    select
        pair.app_id,
        'scale-' || :unit::integer,
        'group',
        'Room ' || :unit::integer,
        pair.low,
        10000,
        drawn.last_id,
        'Comment 10000',
        :now::timestamptz + interval '10000 seconds',
        :now::timestamptz,
        :now::timestamptz
    from pair
    cross join (
        -- A stretch of ids for the room alone; the chain of its comments is known before they are there.
        select setval('chat.comment_id_seq', nextval('chat.comment_id_seq') + 10000) as last_id
        where not exists (
            select
            from chat.room
            inner join chat.app on app.id = room.app_id
            where
                app.app_id = :app_code::text
                and room.unique_id = 'scale-' || :unit::integer
        )
    ) as drawn
    on conflict (app_id, unique_id) do nothing
    returning
        room.id,
        room.last_comment_id
),

joined as (
    insert into chat.participant (app_id, room_id, user_id, read_seq, read_comment_id, received_comment_id, joined_at)
    select
        pair.app_id,
        created.id,
        member.user_id,
        10000 - member.unread,
        created.last_comment_id - member.unread,
        created.last_comment_id - member.unread,
        :now::timestamptz
    from pair
    cross join created
    cross join (
        select pair.low as user_id, 7 as unread from pair
        union all
        select pair.high, 0 from pair
    ) as member
    order by member.user_id
)

insert into chat.comment (
    id,
    app_id,
    room_id,
    room_seq,
    comment_before_id,
    user_id,
    type,
    message,
    unique_temp_id,
    created_at
)
select
    created.last_comment_id - 10000 + said.seq,
    pair.app_id,
    created.id,
    said.seq,
    case when said.seq > 1 then created.last_comment_id - 10001 + said.seq else 0 end,
    case when said.seq % 10 in (1, 2) then pair.low else pair.high end,
    'text',
    'Comment ' || said.seq,
    'scale-' || :unit::integer || '-' || said.seq,
    :now::timestamptz + said.seq * interval '1 second'
from pair
cross join created
cross join generate_series(1, 10000) as said (seq)
