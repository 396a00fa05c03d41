using Npgsql;

namespace Platform.Tests.Deploy;

/// <summary>The script that divides the large tables, and the service on what it leaves.</summary>
public sealed class PartitionsTests
{
    [SkippableFact]
    public async Task Every_statement_runs_on_partitioned_tables()
    {
        await using var demo = await PsqlLines.Demo();
        var server = new NpgsqlConnectionStringBuilder(demo.Rows.ConnectionString);
        string[] where = ["--host", server.Host!, "--username", server.Username!, "--dbname", server.Database!];
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
            ["chat.comment | 3", "monitoring.datapoint_resolved | 3", "sync.interaction | 3"],
            ignoreOrder: true
        );
        (await new Migrator(demo.Rows.ConnectionString).Up(default)).IsNone.ShouldBeTrue();

        await PsqlLines.ShouldRunAll(demo.Rows.ConnectionString);
    }
}
