-- Whether an account holds one of several functional permissions.
-- psql -v caller_id=1 -v auth_codes="'{upload_csv,manage_system}'" -f MayWrite.sql
select /* Monitoring/MayWrite */ coalesce(bool_or(monitoring.has_code(:caller_id::bigint, code.auth_code)), false)
    as is_permitted
from unnest(:auth_codes::text[]) as code (auth_code)
