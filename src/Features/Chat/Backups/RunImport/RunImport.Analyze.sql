-- When all rows of a file are staged: what follows is planned for as many as there are (chat.analyze_imported).
-- writes: chat.analyze_imported
-- psql -v resource_name="'comments'" -f RunImport.Analyze.sql
select /* Chat/RunImport.Analyze */
    chat.analyze_imported(:resource_name::text)::text as analyzed
