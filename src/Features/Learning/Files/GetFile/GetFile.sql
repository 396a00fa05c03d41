-- Whether some row names this file.
-- psql -v digest="'ab12'" -v file="'ab12/plan.pdf'" -f GetFile.sql
select /* Learning/GetFile */
    exists (
        select
        from learning.named_file
        where
            named_file.digest = :digest::text
            and named_file.file = :file::text
    ) as is_named
