-- An app's number. No row: no such app.
-- psql -v app_code="'shop'" -f AddWebhook.sql
select /* Chat/AddWebhook */
    app.id
from chat.app
where app.app_id = :app_code::text
