-- The entries of a dictionary whose names have a text in them, without letter case and accents; those that begin with it first.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v kind="'list'" -v list="'organisations/district'" -v has_codes=false -v term="'no'" -f SearchDictionary.sql
select /* Casework/SearchDictionary */
    case when :has_codes::boolean then to_json(entry.id) else entry.id::json end as id,
    entry.name,
    entry.active
from casework.dictionary_row(
    :org_id::bigint, :all_projects::boolean, :projects::bigint[], :all_branches::boolean, :branches::bigint[]
) as entry
where
    entry.kind = :kind::text
    and entry.list is not distinct from :list::text
    and strpos(casework.folded(entry.name), casework.folded(:term::text)) > 0
order by
    not starts_with(casework.folded(entry.name), casework.folded(:term::text)),
    entry.name,
    entry.id
limit 100
