-- A new group room with its participants in the order given.
-- psql -v app_id=1 -v name="'Harbour'" -v avatar_url=null -v options=null -v creator_id=2 -v user_ids="'{2,3}'" -v now="'2026-11-29'" -f CreateRoom.sql
with /* Chat/CreateRoom */
created as (
    insert into chat.room (app_id, unique_id, type, name, avatar_url, options, creator_id, created_at, updated_at)
    values (
        :app_id::bigint,
        gen_random_uuid()::text,
        'group',
        :name::text,
        coalesce(:avatar_url::text, ''),
        :options::text,
        :creator_id::bigint,
        :now::timestamptz,
        :now::timestamptz
    )
    returning room.id
),

joined as (
    insert into chat.participant (app_id, room_id, user_id, joined_at)
    select :app_id::bigint, created.id, member.user_id, :now::timestamptz
    from created
    cross join unnest(:user_ids::bigint[]) with ordinality as member (user_id, ordinal)
    order by member.ordinal
)

select created.id
from created
cross join lateral chat.tell(
    :app_id::bigint,
    '{create_room}',
    created.id,
    null,
    chat.told_users(:app_id::bigint, :user_ids::bigint[]),
    :now::timestamptz
) as told
