-- Makes the single room of two users. No row: somebody else has made it meanwhile. The unique id is random: one made
-- of the pair would break a second rule in a race, which no conflict clause covers.
-- psql -v app_id=1 -v first_id=2 -v second_id=4 -v name="'ann ben'" -v avatar_url=null -v options=null -v now="'2026-11-29'" -f SingleRoom.Create.sql
with /* Chat/SingleRoom.Create */
created as (
    insert into chat.room (
        app_id,
        unique_id,
        type,
        name,
        avatar_url,
        options,
        creator_id,
        pair_low,
        pair_high,
        created_at,
        updated_at
    )
    values (
        :app_id::bigint,
        gen_random_uuid()::text,
        'single',
        :name::text,
        coalesce(:avatar_url::text, ''),
        :options::text,
        :first_id::bigint,
        least(:first_id::bigint, :second_id::bigint),
        greatest(:first_id::bigint, :second_id::bigint),
        :now::timestamptz,
        :now::timestamptz
    )
    on conflict (app_id, pair_low, pair_high) do nothing
    returning room.id
),

joined as (
    insert into chat.participant (app_id, room_id, user_id, joined_at)
    select :app_id::bigint, created.id, member.user_id, :now::timestamptz
    from created
    cross join unnest(array[:first_id::bigint, :second_id::bigint]) with ordinality as member (user_id, ordinal)
    order by member.ordinal
)

select created.id
from created
cross join lateral chat.tell(
    :app_id::bigint,
    '{create_room}',
    created.id,
    null,
    chat.told_users(:app_id::bigint, array[:first_id::bigint, :second_id::bigint]),
    :now::timestamptz
) as told
