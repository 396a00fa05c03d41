-- A branch, last in the order of the organisation's.
-- psql -v org_id=1 -v name="'North'" -f CreateBranch.sql
insert /* Casework/CreateBranch */ into casework.branch (org_id, name, ord)
select
    :org_id::bigint,
    :name::text,
    (
        select coalesce(max(branch.ord), 0) + 1
        from casework.branch
        where branch.org_id = :org_id::bigint
    )
returning id
