namespace Platform.Infrastructure.Data.Embedded;

/// <summary>Makes the cluster. It appears under its name only when nothing is missing.</summary>
internal static class Cluster
{
    /// <summary>Name of the service's role and of the database that it owns.</summary>
    public const string Name = "platform";

    /// <summary>Who may do everything; the service works without.</summary>
    public const string Superuser = "postgres";

    /// <summary>False when there is one already.</summary>
    public static async Task<bool> CreateIfMissing(
        EmbeddedPostgresOptions options,
        Home home,
        Binaries binaries,
        CancellationToken stop
    )
    {
        if (home.ClusterVersion is not null)
        {
            return false;
        }

        if (Directory.Exists(home.Cluster))
        {
            throw new EmbeddedPostgresException($"{home.Cluster} is damaged (no PG_VERSION): restore it, or remove it");
        }

        // Under a name of its own: an earlier start may have been killed here, and its initdb still be writing.
        RemoveUnfinished(home);
        var unfinished = $"{home.Cluster}.{Path.GetRandomFileName()}";

        try
        {
            await Initdb(home, binaries, unfinished, options.Volatile, stop);
            await File.AppendAllTextAsync(
                Path.Combine(unfinished, "postgresql.conf"),
                $"\ninclude '{ServerSettings.FileName}'\n",
                stop
            );
            // Settings that the server refuses are told here, and leave nothing behind.
            await ServerSettings.Write(options, home, binaries, unfinished, stop);
            await CreateDatabase(home, binaries, unfinished, stop);
            Directory.Move(unfinished, home.Cluster);
        }
        catch (EmbeddedPostgresException)
        {
            RemoveUnfinished(home);
            throw;
        }

        return true;
    }

    private static void RemoveUnfinished(Home home)
    {
        foreach (var folder in Directory.GetDirectories(home.Folder, $"{Path.GetFileName(home.Cluster)}.*"))
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException)
            {
                // Still being written: the next new cluster's turn.
            }
        }
    }

    private static async Task Initdb(
        Home home,
        Binaries binaries,
        string folder,
        bool isVolatile,
        CancellationToken stop
    )
    {
        // Local connections need no password: the folder of the socket is closed to everybody else.
        string[] arguments =
        [
            $"--pgdata={folder}",
            $"--username={Superuser}",
            "--auth-local=trust",
            "--auth-host=reject",
            "--encoding=UTF8",
            "--locale-provider=libc",
            "--data-checksums",
            "--no-instructions",
            .. isVolatile ? new[] { "--no-sync" } : [],
        ];

        var outcome = await home.Programs.Run(binaries.Initdb, [.. arguments, "--locale=C.UTF-8"], stop);
        if (outcome.ExitCode != 0 && outcome.Said.Contains("invalid locale", StringComparison.Ordinal))
        {
            outcome = await home.Programs.Run(binaries.Initdb, [.. arguments, "--locale=C"], stop);
        }

        if (outcome.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"initdb failed in {home.Folder}: {outcome.Said}");
        }
    }

    /// <summary>In single-user mode, so that a cluster without its database cannot exist.</summary>
    private static async Task CreateDatabase(Home home, Binaries binaries, string folder, CancellationToken stop)
    {
        var outcome = await home.Programs.Run(
            binaries.Postgres,
            ["--single", "-D", folder, "-c", "exit_on_error=on", "template1"],
            stop,
            $"create role {Name} login;\ncreate database {Name} owner {Name};\n"
        );
        if (outcome.ExitCode != 0)
        {
            throw new EmbeddedPostgresException($"the database could not be created: {outcome.Said}");
        }
    }
}
