-- Nobody calls as the demo user any more.
-- psql -f SeedCasework.Shut.sql
delete /* Casework/SeedCasework.Shut */ from casework.user_key
using casework.org
where
    org.id = user_key.org_id
    and org.is_demo
