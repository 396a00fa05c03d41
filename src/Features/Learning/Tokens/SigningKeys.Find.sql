-- The keys of tokens and links, the one that signs first.
-- psql -f SigningKeys.Find.sql
select /* Learning/SigningKeys.Find */ signing_key.key
from learning.signing_key
order by
    signing_key.created desc,
    signing_key.id desc
