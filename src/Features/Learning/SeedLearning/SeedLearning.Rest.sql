-- The demo subscription, and the home page.
-- psql -v now="'2026-11-27'" -f SeedLearning.Rest.sql
with /* Learning/SeedLearning.Rest */
subscribed as (
    insert into learning.subscription (email, created)
    values ('demo-anna@example.invalid', :now::timestamptz)
    on conflict do nothing
)

insert into learning.content_page (slug, body, translations, updated)
values (
    'home',
    '{"title": "Hippocrates", "phones": ["+380441234567"]}',
    '{"uk": {"title": "Гіппократ"}}',
    :now::timestamptz
)
on conflict do nothing
