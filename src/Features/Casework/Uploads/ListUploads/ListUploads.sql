-- The uploads of a person or of a referral that a caller sees, the newest first.
-- psql -v org_id=1 -v user_id=1 -v group_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v client_id=1 -v referral_id=null -f ListUploads.sql
select /* Casework/ListUploads */
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
from casework.visible_upload(
    :org_id::bigint,
    :user_id::bigint,
    :group_id::bigint,
    :all_projects::boolean,
    :projects::bigint[],
    :all_types::boolean,
    :types::integer[],
    :all_branches::boolean,
    :branches::bigint[]
) as upload
where
    upload.client_id = :client_id::bigint
    or upload.referral_id = :referral_id::bigint
order by upload.created desc, upload.id desc
