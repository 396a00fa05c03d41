-- Deletes a specialization; that users refer to one is found out by their foreign key.
-- psql -v id=5 -f DeleteSpecialization.sql
delete /* Learning/DeleteSpecialization */ from learning.specialization
where specialization.id = :id::bigint
