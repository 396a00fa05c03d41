select 1; -- validated is no other schema
