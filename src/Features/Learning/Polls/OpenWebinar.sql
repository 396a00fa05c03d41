-- Whether there is such a webinar for everybody; a draft is none.
-- psql -v webinar_id=1 -f OpenWebinar.sql
select /* Learning/OpenWebinar */
    exists (
        select
        from learning.event
        where
            event.id = :webinar_id::bigint
            and event.kind = 'webinar'
            and not event.is_draft
    ) as is_there
