-- Whether there is any app.
-- psql -f SeedChat.Exists.sql
select /* Chat/SeedChat.Exists */
    exists (select from chat.app) as is_there
