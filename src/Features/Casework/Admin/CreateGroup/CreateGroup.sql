-- A group of users.
-- psql -v org_id=1 -v name="'Staff'" -v can_report=true -v referral_admin=false -f CreateGroup.sql
insert /* Casework/CreateGroup */ into casework.user_group (org_id, name, can_report, referral_admin)
values (:org_id::bigint, :name::text, :can_report::boolean, :referral_admin::boolean)
returning id
