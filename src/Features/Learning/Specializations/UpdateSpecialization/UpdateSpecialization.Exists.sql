-- Whether there is such a specialization: told before anything of the body.
-- psql -v id=1 -f UpdateSpecialization.Exists.sql
select /* Learning/UpdateSpecialization.Exists */
    exists (
        select
        from learning.specialization
        where specialization.id = :id::bigint
    ) as is_there
