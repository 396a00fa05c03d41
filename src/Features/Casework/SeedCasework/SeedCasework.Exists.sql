-- Whether there is any organisation.
-- psql -f SeedCasework.Exists.sql
select /* Casework/SeedCasework.Exists */ exists (select from casework.org) as is_there
