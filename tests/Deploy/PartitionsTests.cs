using Npgsql;

namespace Platform.Tests.Deploy;

/// <summary>The script that divides the large tables, and the service on what it leaves.</summary>
public sealed class PartitionsTests
{
    private const string Rules = """
        select pg_get_constraintdef(pg_constraint.oid) || ' of ' || pg_constraint.conrelid::regclass
        from pg_constraint
        inner join pg_class on pg_class.oid = pg_constraint.conrelid
        where
            pg_constraint.conparentid = 0
            and not pg_class.relispartition

        union all

        select replace(pg_get_indexdef(pg_class.oid), ' ON ONLY ', ' ON ')
        from pg_class
        inner join pg_namespace on pg_namespace.oid = pg_class.relnamespace
        where
            pg_class.relkind in ('i', 'I')
            and not pg_class.relispartition
            and pg_namespace.nspname not like 'pg!_%' escape '!'

        union all

        select pg_get_triggerdef(pg_trigger.oid)
        from pg_trigger
        where
            not pg_trigger.tgisinternal
            and pg_trigger.tgparentid = 0
        """;

    [SkippableFact]
    public async Task Every_statement_runs_on_partitioned_tables()
    {
        await using var demo = await PsqlLines.Demo();
        var server = new NpgsqlConnectionStringBuilder(demo.Rows.ConnectionString);
        string[] where = ["--host", server.Host!, "--username", server.Username!, "--dbname", server.Database!];
        var before = await demo.Rows.Rows(Rules);
        var (exitCode, said) = await Tools.Run(
            "psql",
            ["--no-psqlrc", "--quiet", .. where, "-v", "modulus=3", "--file", "deploy/partitions.sql"]
        );
        exitCode.ShouldBe(0, said);
        said.ShouldBeEmpty();
        (
            await demo.Rows.Rows(
                """
                select inhparent::regclass::text, count(*)
                from pg_inherits
                inner join pg_class on pg_class.oid = inhrelid
                where pg_class.relkind = 'r'
                group by inhparent
                order by 1
                """
            )
        ).ShouldBe(
            [
                "chat.comment | 3",
                "monitoring.datapoint | 3",
                "monitoring.datapoint_resolved | 3",
                "sync.interaction | 3",
            ],
            ignoreOrder: true
        );
        var after = await demo.Rows.Rows(Rules);
        before
            .Except(after)
            .ShouldBe(
                [
                    "PRIMARY KEY (id) of chat.comment",
                    "PRIMARY KEY (id) of monitoring.datapoint",
                    "FOREIGN KEY (parent_id) REFERENCES chat.comment(id) of chat.comment",
                    "FOREIGN KEY (datapoint_id) REFERENCES monitoring.datapoint(id) ON DELETE CASCADE"
                        + " of monitoring.bad_data",
                    "CREATE UNIQUE INDEX comment_pkey ON chat.comment USING btree (id)",
                    "CREATE UNIQUE INDEX datapoint_pkey ON monitoring.datapoint USING btree (id)",
                    "CREATE INDEX comment_app_id_idx ON chat.comment USING btree (app_id, id)", // the key is one
                ],
                ignoreOrder: true
            );
        after
            .Except(before)
            .ShouldBe(
                [
                    "PRIMARY KEY (app_id, id) of chat.comment",
                    "PRIMARY KEY (campaign_id, id) of monitoring.datapoint",
                    "FOREIGN KEY (app_id, parent_id) REFERENCES chat.comment(app_id, id) of chat.comment",
                    "CREATE UNIQUE INDEX comment_pkey ON chat.comment USING btree (app_id, id)",
                    "CREATE UNIQUE INDEX datapoint_pkey ON monitoring.datapoint USING btree (campaign_id, id)",
                    "CREATE INDEX comment_id_idx ON chat.comment USING btree (id)",
                    "CREATE INDEX datapoint_id_idx ON monitoring.datapoint USING btree (id)",
                    "CREATE TRIGGER datapoint_forgotten AFTER DELETE ON monitoring.datapoint"
                        + " REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT"
                        + " EXECUTE FUNCTION monitoring.forget_bad_data()",
                ],
                ignoreOrder: true
            );
        (await new Migrator(demo.Rows.ConnectionString).Up(default)).IsNone.ShouldBeTrue();

        await PsqlLines.ShouldRunAll(demo.Rows.ConnectionString);
        (
            await demo.Rows.Rows(
                """
                with bad as (
                    insert into monitoring.bad_data (datapoint_id, error_type)
                    select max(datapoint.id), 'negative_value'
                    from monitoring.datapoint
                    returning bad_data.datapoint_id
                )

                select count(*)
                from bad
                """
            )
        ).ShouldBe(["1"]);
        await demo.Rows.Execute(
            "delete from monitoring.datapoint where id = (select max(datapoint_id) from monitoring.bad_data)"
        );
        (await demo.Rows.Rows("select 1 from monitoring.bad_data where datapoint_id is not null")).ShouldBeEmpty();
    }
}
