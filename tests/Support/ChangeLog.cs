namespace Platform.Tests.Support;

/// <summary>
/// What is changed in a test's database, row by row, by triggers on every table; and the way back. What is rolled back
/// was no change, and neither is an update to the same values.
/// </summary>
public sealed class ChangeLog
{
    private readonly TestDatabase _database;

    private ChangeLog(TestDatabase database) => _database = database;

    /// <summary>From now on, with ids for what is added that no row has which was put in beside its sequence.</summary>
    public static async Task<ChangeLog> On(TestDatabase database)
    {
        await database.Execute(
            """
            select setval(sequence, 100000)
            from information_schema.columns
            cross join lateral pg_get_serial_sequence(table_schema || '.' || table_name, column_name) as sequence
            where is_identity = 'YES' and data_type <> 'smallint'
            """
        );
        await database.Execute(
            """
            drop schema if exists changes cascade;
            create schema changes;
            create unlogged table changes.line (
                id bigint generated always as identity primary key,
                changed regclass not null,
                old text,
                new text,
                tenant text
            );

            create function changes.note() returns trigger
            language plpgsql
            security definer
            as $$
            begin
                insert into changes.line (changed, old, new, tenant)
                values (tg_relid, old::text, new::text, coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[0]);
                return null;
            end
            $$;

            -- A line for each row that is not as it was, after which it is so again: without triggers, in reverse.
            create function changes.undo() returns setof text
            language plpgsql
            set session_replication_role = replica
            as $$
            declare
                line record;
                columns text;
            begin
                for line in select * from changes.line where old is distinct from new order by id desc loop
                    if line.new is not null then
                        execute format('delete from %s as item where item::text = $1', line.changed) using line.new;
                    end if;
                    if line.old is not null then
                        select string_agg(quote_ident(attname), ', ') into columns
                        from pg_attribute
                        where attrelid = line.changed and attnum > 0 and not attisdropped and attgenerated = '';
                        execute format(
                            'insert into %1$s (%2$s) overriding system value select %2$s from (select ($1::%1$s).*) as item',
                            line.changed, columns
                        ) using line.old;
                    end if;
                    return next concat_ws(
                        ' ',
                        case when line.old is null then 'insert' when line.new is null then 'delete' else 'update' end,
                        line.changed::text,
                        line.tenant
                    );
                end loop;
                delete from changes.line;
            end
            $$;

            -- The first trigger of each table: what others change in the same row comes later.
            do $$
            declare
                item record;
            begin
                for item in
                    select
                        pg_class.oid::regclass as name,
                        case
                            when pg_class.oid in ('chat.app'::regclass, 'casework.org'::regclass) then 'id'
                            when nspname = 'chat' then 'app_id'
                            else 'org_id'
                        end as tenant
                    from pg_class
                    inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
                    where
                        relkind in ('r', 'p')
                        and not relispartition
                        and nspname not in ('pg_catalog', 'information_schema', 'changes')
                loop
                    execute format(
                        'create trigger "A_changes" after insert or update or delete on %s for each row '
                        'execute function changes.note(%L)',
                        item.name, item.tenant
                    );
                end loop;
            end
            $$;
            """
        );

        return new ChangeLog(database);
    }

    /// <summary>
    /// Takes back what was changed since the last time: a line for each row, <c>update chat.room 17</c>, with the tenant
    /// whose it is where the table says so.
    /// </summary>
    public Task<IReadOnlyList<string>> Undo() => _database.Rows("select changes.undo()");

    /// <summary>What <see cref="Undo"/> would take back, without doing it: <c>update chat.room</c>, the oldest first.</summary>
    public Task<IReadOnlyList<string>> Seen() =>
        _database.Rows(
            """
            select concat_ws(' ', case when old is null then 'insert' when new is null then 'delete' else 'update' end, changed)
            from changes.line
            where old is distinct from new
            order by id
            """
        );

    /// <summary>What was changed until now stays.</summary>
    public Task Keep() => _database.Execute("delete from changes.line");

    /// <summary>A line for each table with the digest of its rows: equal only where all is equal.</summary>
    public async Task<IReadOnlyList<string>> Digests()
    {
        var tables = await _database.Rows(
            """
            select pg_class.oid::regclass::text
            from pg_class
            inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
            where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema', 'changes')
            order by 1
            """
        );

        return await _database.Rows(
            string.Join(
                " union all ",
                tables.Select(table =>
                    $"select '{table}', count(*), md5(string_agg(item::text, '' order by item::text)) from {table} as item"
                )
            ) + " order by 1" // counted by several processes, they come in any order
        );
    }
}
