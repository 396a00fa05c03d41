-- Whether anybody has put anything into the catalogue.
-- psql -f SeedLearning.Exists.sql
select /* Learning/SeedLearning.Exists */
    exists (select from learning.specialization)
    or exists (select from learning.event)
    or exists (select from learning.course) as is_there
