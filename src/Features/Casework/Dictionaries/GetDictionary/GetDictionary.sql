-- The entries of a dictionary.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v kind="'list'" -v list="'organisations/district'" -v has_codes=false -v limit=10 -f GetDictionary.sql
select /* Casework/GetDictionary */
    case when :has_codes::boolean then to_json(entry.id) else entry.id::json end as id,
    entry.name,
    entry.active
from casework.dictionary_row(
    :org_id::bigint, :all_projects::boolean, :projects::bigint[], :all_branches::boolean, :branches::bigint[]
) as entry
where
    entry.kind = :kind::text
    and entry.list is not distinct from :list::text
order by entry.ord, entry.name, entry.id
limit :limit::bigint
