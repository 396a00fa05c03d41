-- A project, last in the order of the organisation's.
-- psql -v org_id=1 -v name="'Befriending'" -v auto_close=false -f CreateProject.sql
insert /* Casework/CreateProject */ into casework.project (org_id, name, auto_close, ord)
select
    :org_id::bigint,
    :name::text,
    :auto_close::boolean,
    (
        select coalesce(max(project.ord), 0) + 1
        from casework.project
        where project.org_id = :org_id::bigint
    )
returning id
