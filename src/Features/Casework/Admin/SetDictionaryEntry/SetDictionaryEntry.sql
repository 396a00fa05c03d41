-- An option of a field.
-- psql -v org_id=1 -v dict="'organisations/district'" -v key="'1'" -v label="'North'" -v ord=1 -v active=true -f SetDictionaryEntry.sql
insert /* Casework/SetDictionaryEntry */ into casework.dictionary_entry (org_id, dict, key, label, ord, active)
values (:org_id::bigint, :dict::text, :key::text, :label::text, :ord::integer, :active::boolean)
on conflict (org_id, dict, key) do update
    set
        label = excluded.label,
        ord = excluded.ord,
        active = excluded.active
