-- What download links are signed with.
-- psql -f FindLinkKey.sql
select /* Chat/FindLinkKey */
    link_key.key
from chat.link_key
