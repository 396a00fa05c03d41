-- A page of an app's users and how many there are.
-- psql -v app_id=1 -v order="'created_at desc'" -v passed_over=0 -v limit=20 -f ListUsers.sql
with /* Chat/ListUsers */
page as (
    select
        shown_user.id,
        shown_user.email,
        shown_user.username,
        shown_user.avatar_url,
        shown_user.extras,
        shown_user.is_active as active,
        shown_user.created_at,
        shown_user.updated_at
    from chat.shown_user
    where shown_user.app_id = :app_id::bigint
    order by
        case when :order::text = 'created_at asc' then shown_user.created_at end,
        case when :order::text = 'created_at desc' then shown_user.created_at end desc,
        case when :order::text = 'updated_at asc' then shown_user.updated_at end,
        case when :order::text = 'updated_at desc' then shown_user.updated_at end desc,
        case when :order::text = 'username asc' then lower(shown_user.username) end,
        case when :order::text = 'username desc' then lower(shown_user.username) end desc,
        case when :order::text = 'email asc' then lower(shown_user.email) end,
        case when :order::text = 'email desc' then lower(shown_user.email) end desc,
        case when :order::text in ('id desc', 'created_at desc') then shown_user.id end desc,
        shown_user.id
    limit :limit::bigint offset :passed_over::bigint
),

counted as (
    select count(*) as total_count
    from chat.shown_user
    where shown_user.app_id = :app_id::bigint
)

select
    counted.total_count,
    page.id,
    page.email,
    page.username,
    page.avatar_url,
    page.extras,
    page.active,
    page.created_at,
    page.updated_at
from counted
left join page on true
order by
    case when :order::text = 'created_at asc' then page.created_at end,
    case when :order::text = 'created_at desc' then page.created_at end desc,
    case when :order::text = 'updated_at asc' then page.updated_at end,
    case when :order::text = 'updated_at desc' then page.updated_at end desc,
    case when :order::text = 'username asc' then lower(page.username) end,
    case when :order::text = 'username desc' then lower(page.username) end desc,
    case when :order::text = 'email asc' then lower(page.email) end,
    case when :order::text = 'email desc' then lower(page.email) end desc,
    case when :order::text in ('id desc', 'created_at desc') then page.id end desc,
    page.id
