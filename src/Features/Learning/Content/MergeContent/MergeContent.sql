-- A page of the site with what is sent merged in; the row's lock lets nothing that is written at the same time go. No row:
-- the page would be too large.
-- psql -v slug="'home'" -v body="'{\"a\": 1}'" -v translations=null -v account_id=1 -v most=262144 -v now="'2026-11-29'" -f MergeContent.sql
insert /* Learning/MergeContent */ into learning.content_page (slug, body, translations, updated, updated_by)
values (
    :slug::text,
    learning.merged('{}', :body::jsonb),
    learning.merged_translations('{}', coalesce(nullif(:translations::jsonb, 'null'), '{}')),
    :now::timestamptz,
    :account_id::bigint
)
on conflict (slug) do update
    set
        body = learning.merged(content_page.body, :body::jsonb),
        translations = case
            when :translations::jsonb = 'null' then '{}'
            else learning.merged_translations(content_page.translations, coalesce(:translations::jsonb, '{}'))
        end,
        updated = excluded.updated,
        updated_by = excluded.updated_by
    where
        octet_length(learning.merged(content_page.body, :body::jsonb)::text)
        + octet_length(
            learning.merged_translations(
                content_page.translations,
                coalesce(nullif(:translations::jsonb, 'null'), '{}')
            )::text
        ) <= :most::integer
returning
    content_page.body,
    content_page.translations,
    content_page.updated
