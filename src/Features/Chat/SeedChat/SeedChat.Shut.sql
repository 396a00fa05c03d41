-- Takes the demo app's secrets away: they are in the source. Usually there is nothing to do.
-- psql -f SeedChat.Shut.sql
delete /* Chat/SeedChat.Shut */ from chat.app_secret
using chat.app
where
    app.id = app_secret.app_id
    and app.is_demo
