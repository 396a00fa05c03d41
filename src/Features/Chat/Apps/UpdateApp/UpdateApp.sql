-- Changes what is given of an app. No row: no such app.
-- psql -v app_code="'shop'" -v name=null -v default_avatar_url="''" -f UpdateApp.sql
update /* Chat/UpdateApp */ chat.app
set
    name = coalesce(:name::text, app.name),
    default_avatar_url = coalesce(:default_avatar_url::text, app.default_avatar_url)
where app.app_id = :app_code::text
