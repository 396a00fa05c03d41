-- How near words that are looked for are to those of a name, each to the nearest: 1 is the same, 0 nothing like it.
-- One that is nothing like any of them makes 0 of all where each must fit. In loops: it runs for thousands of people.
create or replace function casework.closeness(wanted text[], names text[], must_fit boolean)
    returns numeric
    language plpgsql
    immutable
    parallel safe
as $$
declare
    word text;
    sound text;
    name text;
    near numeric;
    total numeric := 0;
begin
    foreach word in array wanted loop
        near := 0;
        sound := case when char_length(word) >= 3 then casework.sound_of(word) end;
        foreach name in array names loop
            if name = word then
                near := 1;
                exit;
            elsif starts_with(name, word) then
                near := greatest(near, 0.9);
            elsif char_length(name) >= 3 and starts_with(word, name) then
                near := greatest(near, 0.8); -- Sam, who is Samuel
            elsif sound is not null and strpos(name, word) > 0 then
                near := greatest(near, 0.7);
            elsif near < 0.6 and casework.sound_of(name) = sound then
                near := 0.6;
            end if;
        end loop;

        if must_fit and near = 0 then
            return 0;
        end if;

        total := total + near;
    end loop;

    return total / cardinality(wanted);
end
$$;
