-- For the rest of the transaction rows come in the order of an index. How many rows an app has the planner does not know
-- (chat.comment.app_id has no statistics), and takes them for so few that it would sort all that follow for each portion.
-- psql -f RunExport.InOrder.sql
select /* Chat/RunExport.InOrder */
    set_config('enable_sort', 'off', true) as enable_sort
