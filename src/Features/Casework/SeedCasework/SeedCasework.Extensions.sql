-- The extension databases of the contract's examples: staff_disciplinary_13, wellcheck_notes_9, and the single field
-- website_photo_consent with its option 109.
-- psql -v now="'2018-11-20'" -f SeedCasework.Extensions.sql
with /* Casework/SeedCasework.Extensions */
databases as (
    insert into casework.ext_db (id, org_id, name, parent, cardinality, allow_api)
    values
        (7, 1, 'Website', 'client', 'single', true),
        (9, 1, 'Wellcheck notes', 'referral', 'multiple', true),
        (13, 1, 'Staff disciplinary', 'referral', 'multiple', true)
),

fields as (
    insert into casework.ext_field (
        id, org_id, ext_db_id, label, field_type, max_length, requirement, allow_api, collaborator_name, ord
    )
    values
        (21, 1, 7, 'Photo consent', 'option', null, 'none', true, 'website_photo_consent', 1),
        (31, 1, 9, 'Mood', 'radio', null, 'none', true, 'mood', 1),
        (32, 1, 9, 'Note', 'long_text', null, 'none', true, 'note', 2),
        (43, 1, 13, 'Date', 'date', null, 'forced', true, null, 1),
        (44, 1, 13, 'Outcome', 'text', 100, 'none', true, 'outcome', 2)
),

options as (
    insert into casework.ext_option (id, org_id, ext_field_id, label, ord)
    values
        (108, 1, 21, 'No', 2),
        (109, 1, 21, 'Yes', 1),
        (111, 1, 31, 'Good', 1),
        (112, 1, 31, 'Fair', 2),
        (113, 1, 31, 'Low', 3)
),

consents as (
    insert into casework.ext_single (org_id, ext_db_id, parent_id, data, updated, updated_by)
    select 1, 7, client.id, jsonb_build_object('21', 108 + client.id % 2), :now::timestamptz, 1
    from casework.client
    where
        client.org_id = 1
        and client.id % 4 <> 0
)

insert into casework.ext_record (id, org_id, ext_db_id, referral_id, data, created, created_by, updated, updated_by)
values
    (16, 1, 9, 2289, '{"31": 111, "32": "Was in good spirits"}', :now::timestamptz, 1, :now::timestamptz, 1),
    (17, 1, 9, 2289, '{"31": 113, "32": "Slept badly"}', :now::timestamptz, 1, :now::timestamptz, 1),
    (18, 1, 13, 510, '{"43": "2018-11-08", "44": "Spoken to"}', :now::timestamptz, 1, :now::timestamptz, 1)
