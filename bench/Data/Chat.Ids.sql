-- The room for posts, the first and the last of the thousand rooms, and the user who posts.
select
    max(room.id) filter (where room.unique_id = 'hot') as hot_id,
    min(room.id) filter (where room.unique_id like 'room-%') as first_id,
    max(room.id) filter (where room.unique_id like 'room-%') as last_id,
    max(app_user.id) as user_id
from chat.app
inner join chat.room on room.app_id = app.id
inner join chat.app_user on app_user.app_id = app.id and app_user.email = 'user-1'
where app.app_id = 'bench'
