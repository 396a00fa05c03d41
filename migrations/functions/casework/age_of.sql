-- Whole years at a day, or at death. Who was born on 29 February is a year older on 1 March of other years.
create or replace function casework.age_of(date_of_birth date, date_of_death date, today date)
    returns integer
    language sql
    immutable
    parallel safe
as $$
select extract(year from age(coalesce(date_of_death, today)::timestamp, date_of_birth::timestamp))::integer
$$;
