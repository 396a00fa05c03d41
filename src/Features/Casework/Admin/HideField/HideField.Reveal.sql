-- Shows a field to a user again.
-- psql -v org_id=1 -v user_id=1 -v grp="'clients'" -v field="'religion'" -f HideField.Reveal.sql
delete /* Casework/HideField.Reveal */ from casework.hidden_field
where
    hidden_field.org_id = :org_id::bigint
    and hidden_field.user_id = :user_id::bigint
    and hidden_field.grp = :grp::text
    and hidden_field.field = :field::text
