-- Users that were imported, five at once.
select
    split_part(app_user.email, '-', 2)::bigint as number,
    count(*) as parts
from chat.app_user
where app_user.email like 'kept-%'
group by 1
