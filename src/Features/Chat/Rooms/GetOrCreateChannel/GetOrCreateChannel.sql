-- The group room of a unique id, made where there is none, and how many of the users are not in it. No row: somebody
-- else has made it meanwhile; asked again, it is found.
-- psql -v app_id=1 -v unique_id="'news'" -v room_name=null -v avatar_url=null -v options=null -v creator_id=2 -v user_ids="'{2}'" -v now="'2026-11-29'" -f GetOrCreateChannel.sql
with /* Chat/GetOrCreateChannel */
present as (
    select
        room.id,
        room.type
    from chat.room
    where
        room.app_id = :app_id::bigint
        and room.unique_id = :unique_id::text
),

created as (
    insert into chat.room (
        app_id,
        unique_id,
        type,
        is_channel,
        name,
        avatar_url,
        options,
        creator_id,
        created_at,
        updated_at
    )
    select
        :app_id::bigint,
        :unique_id::text,
        'group',
        true,
        coalesce(:room_name::text, :unique_id::text),
        coalesce(:avatar_url::text, ''),
        :options::text,
        :creator_id::bigint,
        :now::timestamptz,
        :now::timestamptz
    where not exists (select from present)
    on conflict (app_id, unique_id) do nothing
    returning room.id
),

joined as (
    insert into chat.participant (app_id, room_id, user_id, joined_at)
    select :app_id::bigint, created.id, member.user_id, :now::timestamptz
    from created
    cross join unnest(:user_ids::bigint[]) with ordinality as member (user_id, ordinal)
    order by member.ordinal
),

told as (
    select chat.tell(
        :app_id::bigint,
        '{create_room}',
        created.id,
        null,
        chat.told_users(:app_id::bigint, :user_ids::bigint[]),
        :now::timestamptz
    )
    from created
)

select
    present.id as room_id,
    present.type = 'group' as is_group,
    false as is_made,
    (
        select count(*)
        from unnest(:user_ids::bigint[]) as member (user_id)
        where not exists (
            select
            from chat.participant
            where
                participant.app_id = :app_id::bigint
                and participant.room_id = present.id
                and participant.user_id = member.user_id
        )
    ) as missing
from present
union all
select
    created.id,
    true,
    made.tellings > 0, -- asked for, so that it is told
    0
from created
cross join (select count(*) as tellings from told) as made
