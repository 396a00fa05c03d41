-- What is made after the demo data counts on from it.
-- psql -f SeedCasework.Numbers.sql
-- writes: pg_catalog.setval
select /* Casework/SeedCasework.Numbers */ max(setval(numbered.sequence::regclass, greatest(numbered.highest, 1))) as highest
from (
    select 'casework.org_id_seq', max(org.id)
    from casework.org
    union all
    select 'casework.source_id_seq', max(source.id)
    from casework.source
    union all
    select 'casework.project_id_seq', max(project.id)
    from casework.project
    union all
    select 'casework.template_id_seq', max(template.id)
    from casework.template
    union all
    select 'casework.user_group_id_seq', max(user_group.id)
    from casework.user_group
    union all
    select 'casework.app_user_id_seq', max(app_user.id)
    from casework.app_user
    union all
    select 'casework.worker_id_seq', max(worker.id)
    from casework.worker
    union all
    select 'casework.client_id_seq', max(client.id)
    from casework.client
    union all
    select 'casework.referral_id_seq', max(referral.id)
    from casework.referral
    union all
    select 'casework.schedule_id_seq', max(schedule.id)
    from casework.schedule
    union all
    select 'casework.contact_id_seq', max(contact.id)
    from casework.contact
    union all
    select 'casework.ext_db_id_seq', max(ext_db.id)
    from casework.ext_db
    union all
    select 'casework.ext_field_id_seq', max(ext_field.id)
    from casework.ext_field
    union all
    select 'casework.ext_option_id_seq', max(ext_option.id)
    from casework.ext_option
    union all
    select 'casework.ext_record_id_seq', max(ext_record.id)
    from casework.ext_record
) as numbered (sequence, highest)
