-- A page of a room's participants and how many there are.
-- psql -v app_id=1 -v room_id=1 -v name_part="''" -v order="'name asc'" -v offset=0 -v limit=20 -f ListRoomParticipants.sql
with /* Chat/ListRoomParticipants */
fitting as (
    select
        participant.user_id,
        participant.ordinal,
        participant.read_comment_id,
        participant.received_comment_id,
        app_user.email,
        app_user.username,
        coalesce(nullif(app_user.avatar_url, ''), app.default_avatar_url) as avatar_url,
        app_user.extras,
        app_user.is_active
    from chat.participant
    inner join chat.app on app.id = participant.app_id
    inner join chat.app_user
        on app_user.app_id = participant.app_id
        and app_user.id = participant.user_id
    where
        participant.app_id = :app_id::bigint
        and participant.room_id = :room_id::bigint
        and strpos(lower(app_user.username), lower(:name_part::text)) > 0
),

page as (
    select
        row_number() over (
            order by
                case when :order::text = 'name asc' then lower(fitting.username) end,
                case when :order::text = 'name desc' then lower(fitting.username) end desc,
                case when :order::text = 'email asc' then lower(fitting.email) end,
                case when :order::text = 'email desc' then lower(fitting.email) end desc,
                case when :order::text = 'joined_at desc' then fitting.ordinal end desc,
                fitting.ordinal
        ) as place,
        fitting.user_id as id,
        fitting.email,
        fitting.username,
        fitting.avatar_url,
        fitting.extras,
        fitting.read_comment_id as last_comment_read_id,
        fitting.received_comment_id as last_comment_received_id,
        fitting.is_active as active
    from fitting
    order by place
    limit :limit::bigint offset :offset::bigint
)

select
    counted.total_count,
    page.id,
    page.email,
    page.username,
    page.avatar_url,
    page.extras,
    page.last_comment_read_id,
    page.last_comment_received_id,
    page.active
from (select count(*) as total_count from fitting) as counted
left join page on true
order by page.place
