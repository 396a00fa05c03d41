-- An upload of a person or of a referral. No row: there is none that the caller sees.
-- psql -v org_id=1 -v user_id=1 -v group_id=1 -v all_projects=true -v projects="'{}'" -v all_types=true -v types="'{}'" -v all_branches=true -v branches="'{}'" -v client_id=1 -v referral_id=null -v id=1 -f GetUpload.sql
select /* Casework/GetUpload */
    upload.storage_key,
    upload.filename,
    upload.content_type,
    upload.size,
    upload.created
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
    upload.id = :id::bigint
    and (upload.client_id = :client_id::bigint or upload.referral_id = :referral_id::bigint)
