-- A page of the site. No row: nobody has written it yet.
-- psql -v slug="'home'" -f GetContent.sql
select /* Learning/GetContent */
    content_page.body,
    content_page.translations,
    content_page.updated
from learning.content_page
where content_page.slug = :slug::text
