-- Every name of every id that a caller may read.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -f ListDictionaries.sql
select /* Casework/ListDictionaries */
    entry.kind,
    entry.list,
    entry.id,
    entry.name,
    entry.active
from casework.dictionary_row(
    :org_id::bigint, :all_projects::boolean, :projects::bigint[], :all_branches::boolean, :branches::bigint[]
) as entry
order by entry.kind, entry.list, entry.ord, entry.name, entry.id
