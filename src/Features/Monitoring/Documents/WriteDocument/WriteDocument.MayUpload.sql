-- Whether the caller may upload at all.
select /* Monitoring/WriteDocument.MayUpload */
    monitoring.has_code(:caller_id::bigint, 'upload_csv')
    or monitoring.has_code(:caller_id::bigint, 'manage_system') as may_upload
