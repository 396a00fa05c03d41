-- Whether the caller may upload at all.
-- psql -v caller_id=1 -f WriteDocument.MayUpload.sql
select /* Monitoring/WriteDocument.MayUpload */
    monitoring.has_code(:caller_id::bigint, 'upload_csv')
    or monitoring.has_code(:caller_id::bigint, 'manage_system') as may_upload
