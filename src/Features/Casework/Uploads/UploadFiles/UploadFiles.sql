-- The rows of files that are stored, in the order of the request; the files are needed from now on. No row: there is no such
-- person or referral any more that the caller sees.
-- psql -v org_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v source_id=1 -v user_id=1 -v client_id=1 -v referral_id=null -v name=null -v description=null -v date="'2026-11-29'" -v user_ids="'{}'" -v group_ids="'{}'" -v filenames="'{a.pdf}'" -v content_types="'{application/pdf}'" -v sizes="'{5}'" -v digests="'{ab12}'" -v storage_keys="'{casework/ab12}'" -v now="'2026-11-29'" -f UploadFiles.sql
with /* Casework/UploadFiles */
parent as (
    select
        client.id as client_id,
        null::bigint as referral_id
    from casework.visible_client(
        :org_id::bigint, :all_types::boolean, :types::integer[], :all_branches::boolean, :branches::bigint[]
    ) as client
    where client.id = :client_id::bigint
    union all
    select
        null,
        referral.id
    from casework.visible_referral(
        :org_id::bigint,
        :all_projects::boolean,
        :projects::bigint[],
        :all_types::boolean,
        :types::integer[],
        :all_branches::boolean,
        :branches::bigint[]
    ) as referral
    where referral.id = :referral_id::bigint
),

written as (
    insert into casework.upload (
        org_id, client_id, referral_id, name, filename, description, doc_date, content_type, size, sha256, storage_key,
        user_ids, group_ids, created, created_by
    )
    select
        :org_id::bigint,
        parent.client_id,
        parent.referral_id,
        coalesce(:name::text, file.filename),
        file.filename,
        :description::text,
        :date::date,
        file.content_type,
        file.size,
        file.digest,
        file.storage_key,
        :user_ids::bigint[],
        :group_ids::bigint[],
        :now::timestamptz,
        :user_id::bigint
    from parent
    cross join unnest(
        :filenames::text[], :content_types::text[], :sizes::bigint[], :digests::text[], :storage_keys::text[]
    ) with ordinality as file (filename, content_type, size, digest, storage_key, place)
    order by file.place
    returning *
),

needed as (
    delete from casework.file_removal
    using written
    where file_removal.storage_key = written.storage_key
),

noted as (
    insert into casework.audit (org_id, at, user_id, source_id, grp, record_id, action, changes)
    select
        :org_id::bigint,
        :now::timestamptz,
        :user_id::bigint,
        :source_id::bigint,
        case when parent.client_id is null then 'referrals' else 'clients' end,
        coalesce(parent.client_id, parent.referral_id),
        'upload',
        jsonb_build_object(
            'uploads',
            jsonb_build_array(null, (select jsonb_agg(written.id order by written.id) from written))
        )
    from parent
)

select
    upload.id,
    upload.name,
    upload.filename,
    upload.description,
    upload.size,
    upload.content_type,
    upload.sha256,
    upload.doc_date as date,
    upload.user_ids as user_visibility,
    upload.group_ids as group_visibility,
    upload.created,
    upload.created_by
from written as upload
order by upload.id
