using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Tests.Infrastructure.Cli;

/// <summary>Backups go from the embedded server to an external one and back, and nothing is lost on the way.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");

    public BackupTests() => Directory.CreateDirectory(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Every_table_comes_through_from_embedded_to_external_and_back()
    {
        NeedsPgDump();
        var first = Embedded("first");
        (await Executable.Run(first, "", "seed")).ExitCode.ShouldBe(0);
        var file = Path.Combine(first["Storage__Folder"], "ab", "abcd");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, "kept");
        var incoming = Path.Combine(first["Storage__Folder"], ".incoming");
        Directory.CreateDirectory(incoming);
        await File.WriteAllTextAsync(Path.Combine(incoming, "half"), "on its way");
        var whole = await OfEmbedded(first);
        whole.Count(line => !line.EndsWith(": 0 rows", StringComparison.Ordinal)).ShouldBeGreaterThan(20);

        var backup = Path.Combine(_folder, "backup-1");
        var told = await Executable.Run(first, "", "backup", backup);
        told.ExitCode.ShouldBe(0, told.Errors);
        told.Output.ShouldBe(
            $"Backed up the embedded database in {first["Postgres__DataFolder"]} to {backup}, with 1 files.\n"
        );

        await using var external = await (await TestCluster.Instance).CreateEmpty();
        var outside = On(external, "outside");
        var restored = await Executable.Run(outside, "", "restore", backup);
        restored.Errors.ShouldBe(Executable.WrittenTo(external));
        (await Contents(external.ConnectionString)).ShouldBe(whole);
        (await File.ReadAllTextAsync(Path.Combine(outside["Storage__Folder"], "ab", "abcd"))).ShouldBe("kept");
        Directory.Exists(Path.Combine(outside["Storage__Folder"], ".incoming")).ShouldBeFalse();

        var again = Path.Combine(_folder, "backup-2");
        (await Executable.Run(outside, "", "backup", again)).ExitCode.ShouldBe(0);
        var second = Embedded("second");
        (await Executable.Run(second, "", "account", "create", "to-be-replaced")).ExitCode.ShouldBe(0);
        var unsure = await Executable.Run(second, "", "restore", again);
        unsure.Errors.ShouldBe("Nothing was changed; --yes confirms.\n");
        (await Executable.Run(second, "", "restore", again, "--yes")).Errors.ShouldBe(
            $"Written to the embedded database in {second["Postgres__DataFolder"]}.\n"
        );
        (await OfEmbedded(second)).ShouldBe(whole);
    }

    [SkippableFact]
    public async Task A_backup_that_cannot_be_restored_changes_nothing()
    {
        NeedsPgDump();
        await using var database = await TestDatabase.Create();
        await database.AddAccount("stays");
        var environment = On(database, "files");
        var backup = Path.Combine(_folder, "backup");
        (await Executable.Run(environment, "", "backup", backup)).ExitCode.ShouldBe(0);
        var whole = await Contents(database.ConnectionString);

        var existing = await Executable.Run(environment, "", "backup", backup);
        existing.Errors.ShouldBe($"{backup} exists already: name a new folder.\n");
        var nothing = await Executable.Run(environment, "", "restore", _folder, "--yes");
        nothing.Errors.ShouldStartWith($"{_folder} is no backup that can be read: ");

        var dump = Path.Combine(backup, "platform.dump");
        var bytes = await File.ReadAllBytesAsync(dump);
        await File.WriteAllBytesAsync(dump, bytes[..(bytes.Length / 2)]);
        var broken = await Executable.Run(environment, "", "restore", backup, "--yes");
        broken.ExitCode.ShouldBe(1);
        broken.Errors.ShouldStartWith("nothing was restored: ");
        broken.Errors.Trim().Split('\n').Length.ShouldBe(1, broken.Errors);

        var manifest = Path.Combine(backup, "backup.json");
        var newer = (await File.ReadAllTextAsync(manifest)).Replace(
            "\"Migrations\": [",
            "\"Migrations\": [299912310000,"
        );
        await File.WriteAllTextAsync(manifest, newer);
        var future = await Executable.Run(environment, "", "restore", backup, "--yes");
        future.Errors.ShouldBe(
            "The backup has the migration 299912310000, which this release does not know: restore it with a newer one.\n"
        );

        (await Contents(database.ConnectionString)).ShouldBe(whole);
    }

    [SkippableFact]
    public async Task A_service_that_runs_is_backed_up_but_not_restored_under_its_feet()
    {
        NeedsPgDump();
        var environment = Embedded("served");
        using var service = await Executable.Serve(environment);
        var backup = Path.Combine(_folder, "backup");

        var told = await Executable.Run(environment, "", "backup", backup);
        told.ExitCode.ShouldBe(0, told.Errors);
        var refused = await Executable.Run(environment, "", "restore", backup, "--yes");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(
            $"The service runs on the embedded database in {environment["Postgres__DataFolder"]}: "
                + "stop it first, on every node.\n"
        );

        (await service.Terminate()).ShouldBe(0);
        (await Executable.Run(environment, "", "restore", backup, "--yes")).ExitCode.ShouldBe(0);
    }

    private static void NeedsPgDump() =>
        Tools.Need(
            (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
                .Select(version => Path.Combine(version, "bin", "pg_dump"))
                .Any(File.Exists) || Tools.Find("pg_dump") is not null,
            "pg_dump is needed: apt-get install postgresql"
        );

    private Dictionary<string, string> Embedded(string name) =>
        new()
        {
            ["Postgres__DataFolder"] = Path.Combine(_folder, name, "postgres"),
            ["Storage__Folder"] = Path.Combine(_folder, name, "files"),
        };

    private Dictionary<string, string> On(TestDatabase database, string name) =>
        new(Executable.OnDatabase(database)) { ["Storage__Folder"] = Path.Combine(_folder, name) };

    private static async Task<IReadOnlyList<string>> OfEmbedded(IReadOnlyDictionary<string, string> environment)
    {
        await using var server = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataFolder = environment["Postgres__DataFolder"] },
            NullLogger.Instance,
            CancellationToken.None
        );

        return await Contents(server.ConnectionString);
    }

    /// <summary>A line for each table, with a digest of its rows, and for each sequence.</summary>
    private static async Task<IReadOnlyList<string>> Contents(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create($"{connectionString};Pooling=false");
        var lines = new List<string>();
        foreach (
            var table in await Column(
                source,
                """
                select table_schema || '.' || table_name
                from information_schema.tables
                where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                order by 1
                """
            )
        )
        {
            var rows = await Column(
                source,
                $"select count(*) || ' rows ' || coalesce(md5(string_agg(line::text, E'\\n' order by line::text)), '') from {table} as line"
            );
            lines.Add($"{table}: {rows[0].Trim()}");
        }

        lines.AddRange(
            await Column(
                source,
                "select schemaname || '.' || sequencename || ' at ' || coalesce(last_value::text, '-') from pg_sequences order by 1"
            )
        );

        return lines;
    }

    private static async Task<IReadOnlyList<string>> Column(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
