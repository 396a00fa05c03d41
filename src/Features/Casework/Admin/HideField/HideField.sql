-- Hides a field from a user.
-- psql -v org_id=1 -v user_id=1 -v grp="'clients'" -v field="'religion'" -f HideField.sql
insert /* Casework/HideField */ into casework.hidden_field (org_id, user_id, grp, field)
values (:org_id::bigint, :user_id::bigint, :grp::text, :field::text)
on conflict (org_id, user_id, grp, field) do nothing
