-- A template for the referrals of a project.
-- psql -v org_id=1 -v project_id=5 -v name="'Standard'" -f CreateTemplate.sql
insert /* Casework/CreateTemplate */ into casework.template (org_id, project_id, name)
values (:org_id::bigint, :project_id::bigint, :name::text)
returning id
