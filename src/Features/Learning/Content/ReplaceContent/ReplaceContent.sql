-- A page of the site as it is sent.
-- psql -v slug="'home'" -v body="'{}'" -v translations=null -v account_id=1 -v now="'2026-11-29'" -f ReplaceContent.sql
insert /* Learning/ReplaceContent */ into learning.content_page (slug, body, translations, updated, updated_by)
values (
    :slug::text,
    :body::jsonb,
    coalesce(:translations::jsonb, '{}'),
    :now::timestamptz,
    :account_id::bigint
)
on conflict (slug) do update
    set
        body = excluded.body,
        translations = excluded.translations,
        updated = excluded.updated,
        updated_by = excluded.updated_by
returning
    content_page.body,
    content_page.translations,
    content_page.updated
