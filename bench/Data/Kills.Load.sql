-- What the writers need besides: a receiver for webhooks of the app, and a specialization for people who register.
insert into chat.webhook_endpoint (app_id, url, secret, events)
select app.id, :url::text, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '{post_comment}'
from chat.app
where app.app_id = 'bench';

insert into learning.specialization (name, secondary_name, sort_id, created, updated)
values ('Surgeon', 'Surgery', 1, '2026-01-01', '2026-01-01');
