using System.CommandLine;
using System.Text.Json;
using Platform.Infrastructure.Data.Embedded;
using Platform.Infrastructure.Storage;

namespace Platform.Infrastructure.Cli;

/// <summary><c>backup</c> and <c>restore</c>: the database and the stored files, to a folder and back.</summary>
internal sealed class BackupCommand(IReadOnlyList<Part> parts)
{
    private const string Dump = "platform.dump";
    private const string Manifest = "backup.json";
    private const string Files = "files";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private static readonly Argument<string> Target = new("folder") { Description = "A new folder for the backup" };

    private static readonly Argument<string> Origin = new("folder") { Description = "The folder of a backup" };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask: what is there is replaced" };

    /// <summary>All that this service makes; other schemas of the database are not touched.</summary>
    private readonly string[] _schemas = ["ops", .. parts.Select(part => part.Name.ToLowerInvariant())];

    public IReadOnlyList<Command> Declare() =>
        [
            new Command("backup", "Write the database and the stored files to a folder, also while the service runs")
            {
                Target,
            }.ReadsUnmigrated(Backup),
            new Command("restore", "Put a backup in the place of the database and its files; all of it or nothing")
            {
                Origin,
                Yes,
            }.DoesUnmigrated(Restore),
        ];

    /// <param name="MadeAt">When.</param>
    /// <param name="Server">The version of PostgreSQL; an older one cannot take it.</param>
    /// <param name="Migrations">Those that the database had.</param>
    /// <param name="Extensions">Those that its tables build on.</param>
    private sealed record Contents(
        DateTimeOffset MadeAt,
        string Server,
        IReadOnlyList<long> Migrations,
        IReadOnlyList<string> Extensions
    );

    private async Task Backup(CommandRun run)
    {
        var target = Path.GetFullPath(run.Get(Target));
        if (Path.Exists(target))
        {
            throw new CommandRefusedException($"{target} exists already: name a new folder.");
        }

        var client = await Client(run);
        var migrations = await Applied(run);
        if (migrations.Count == 0)
        {
            throw new CommandRefusedException($"There is nothing to back up in {run.Server.Description}.");
        }

        // Under another name until it is complete, and closed to others: it holds people's data.
        var unfinished = Directory.CreateDirectory($"{target}.unfinished").FullName;
        Unix.SetMode(unfinished, Private);
        try
        {
            await using var connection = await run.Source.OpenConnectionAsync(run.Stop);
            var contents = new Contents(
                run.Time.GetUtcNow(),
                connection.ServerVersion,
                migrations,
                await PostgresClient.Extensions(connection, run.Stop)
            );
            await client.Dump(Path.Combine(unfinished, Dump), _schemas, run.Stop);
            // After the rows that name them. A file has the name of its content, so none changes meanwhile.
            var files = Storage(run) is { } folder ? Copy(folder, Path.Combine(unfinished, Files), run.Stop) : 0;
            await File.WriteAllTextAsync(
                Path.Combine(unfinished, Manifest),
                JsonSerializer.Serialize(contents, Json),
                run.Stop
            );
            Directory.Move(unfinished, target);
            run.Output.Say($"Backed up {run.Server.Description} to {target}, with {files} files.");
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private async Task Restore(CommandRun run)
    {
        var origin = Path.GetFullPath(run.Get(Origin));
        var contents = await Read(origin, run.Stop);
        await RefuseNewer(contents, run);
        await RefuseWhileServing(run);
        if (
            (await Applied(run)).Count > 0
            && !run.Get(Yes)
            && !Confirmation.Asked($"Replace all that is in {run.Server.Description}?")
        )
        {
            throw new CommandRefusedException("Nothing was changed; --yes confirms.");
        }

        var client = await Client(run);
        var files = Path.Combine(origin, Files);
        if (Storage(run) is { } folder)
        {
            Copy(files, folder, run.Stop); // before the rows that name them
        }
        else if (Directory.Exists(files))
        {
            CommandOutput.Remark($"The files are kept in a bucket: put those of {files} there.");
        }

        await client.Restore(Path.Combine(origin, Dump), _schemas, contents.Extensions, run.Stop);
        await new Migrator(run.Server.ConnectionString, run.Log).Up(run.Stop);
        run.Output.Say($"Restored the backup of {contents.MadeAt:yyyy-MM-dd HH:mm:ss'Z'}.");
    }

    private static async Task<Contents> Read(string folder, CancellationToken stop)
    {
        try
        {
            await using var manifest = File.OpenRead(Path.Combine(folder, Manifest));

            return await JsonSerializer.DeserializeAsync<Contents>(manifest, Json, stop)
                ?? throw new JsonException("it is empty");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandRefusedException($"{folder} is no backup that can be read: {problem.Message}");
        }
    }

    private static async Task RefuseNewer(Contents contents, CommandRun run)
    {
        var known = await new Migrator(run.Server.ConnectionString).Status(run.Stop);
        if (
            contents.Migrations.Except(known.Select(migration => migration.Version)).FirstOrDefault()
            is > 0
                and var newer
        )
        {
            throw new CommandRefusedException(
                $"The backup has the migration {newer}, which this release does not know: restore it with a newer one."
            );
        }
    }

    private static async Task RefuseWhileServing(CommandRun run)
    {
        if (run.Server.IsGuest || await run.Server.OtherSessions(run.Stop) > 0)
        {
            throw new CommandRefusedException(
                $"The service runs on {run.Server.Description}: stop it first, on every node."
            );
        }
    }

    private static async Task<IReadOnlyList<long>> Applied(CommandRun run) =>
        [
            .. (await new Migrator(run.Server.ConnectionString).Status(run.Stop))
                .Where(migration => migration.IsApplied)
                .Select(migration => migration.Version),
        ];

    private static Task<PostgresClient> Client(CommandRun run) =>
        PostgresClient.Find(
            run.Server.ConnectionString,
            run.House.Options<EmbeddedPostgresOptions>(EmbeddedPostgresOptions.Section).Install,
            run.Log,
            run.Stop
        );

    /// <summary>Where files are kept; null for a bucket, which has backups of its own.</summary>
    private static string? Storage(CommandRun run)
    {
        var options = run.House.Options<StorageOptions>("Storage");

        return options.UsesS3 ? null : Path.GetFullPath(options.Folder, run.House.ContentRoot);
    }

    /// <summary>What is there already has the same content.</summary>
    /// <returns>How many files there are.</returns>
    private static int Copy(string from, string to, CancellationToken stop)
    {
        var count = 0;
        foreach (var file in Kept(from))
        {
            stop.ThrowIfCancellationRequested();
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            count++;
            if (!File.Exists(copy))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                var unfinished = $"{copy}.unfinished";
                File.Copy(file, unfinished, overwrite: true);
                File.Move(unfinished, copy);
            }
        }

        return count;
    }

    private static IEnumerable<string> Kept(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !Spool.IsIncoming(folder, file))
            : [];
}
