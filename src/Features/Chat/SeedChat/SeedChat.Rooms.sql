-- The demo app's group, and the single room of its first two users.
-- psql -v app_code="'demo-shop'" -v now="'2026-11-29'" -f SeedChat.Rooms.sql
with /* Chat/SeedChat.Rooms */
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
        pair_low,
        pair_high,
        created_at,
        updated_at
    )
    select
        pair.app_id,
        item.unique_id,
        item.type,
        item.name,
        pair.low,
        case when item.type = 'single' then pair.low end,
        case when item.type = 'single' then pair.high end,
        :now::timestamptz,
        :now::timestamptz
    from pair
    cross join (
        values
            ('harbour', 'group', 'Harbour'),
            ('ann-and-ben', 'single', 'ann@example.com ben@example.com')
    ) as item (unique_id, type, name)
    returning room.id
)

insert into chat.participant (app_id, room_id, user_id, joined_at)
select
    pair.app_id,
    created.id,
    member.user_id,
    :now::timestamptz
from pair
cross join created
cross join unnest(array[pair.low, pair.high]) with ordinality as member (user_id, ordinal)
order by
    created.id,
    member.ordinal
