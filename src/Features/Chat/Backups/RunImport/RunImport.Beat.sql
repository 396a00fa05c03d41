-- A sign of life of the worker. No row: the claim is another's by now.
update /* Chat/RunImport.Beat */ chat.import
set leased_until = :leased_until::timestamptz
where
    import.id = :id::bigint
    and import.attempts = :attempts::integer
    and import.status = 'started'
