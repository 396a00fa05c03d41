using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The server's settings, in a file that postgresql.conf includes; "alter system" still has the last word.</summary>
internal static partial class ServerSettings
{
    public const string FileName = "platform.conf";

    private const long Megabyte = 1024 * 1024;

    /// <summary>Writes the file. False when it already said the same.</summary>
    public static async Task<bool> Write(
        EmbeddedPostgresOptions options,
        Home home,
        Binaries binaries,
        string cluster,
        CancellationToken stop
    )
    {
        var file = Path.Combine(cluster, FileName);
        var text = Text(options, home, binaries);
        if (File.Exists(file) && await File.ReadAllTextAsync(file, stop) == text)
        {
            return false;
        }

        await File.WriteAllTextAsync(file, text, stop);
        home.Give(file);

        return true;
    }

    /// <summary>Whether the configuration may say it: the socket is the service's own, and a value is one line.</summary>
    public static bool MayBe(string name, string value) =>
        name is not ("port" or "unix_socket_directories")
        && SettingName().IsMatch(name)
        && !value.Contains('\n', StringComparison.Ordinal);

    private static string Text(EmbeddedPostgresOptions options, Home home, Binaries binaries)
    {
        var settings = Defaults(home, binaries);
        if (options.Volatile)
        {
            settings["fsync"] = settings["synchronous_commit"] = settings["full_page_writes"] = "off";
        }

        foreach (var (name, value) in options.Settings)
        {
            settings[name] = value;
        }

        var text = new StringBuilder("# Written by the service when it starts: change Postgres:Settings instead.\n");
        // Tells a living server of other binaries from one that can be kept.
        text.Append($"# PostgreSQL {binaries.Version} in {binaries.Folder}\n");
        foreach (var (name, value) in settings)
        {
            text.Append($"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        }

        return text.ToString();
    }

    private static SortedDictionary<string, string> Defaults(Home home, Binaries binaries)
    {
        // What this process may use, so a container's limit counts.
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Megabyte;
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "",
            ["unix_socket_directories"] = $"\"{home.SocketFolder.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            ["port"] = "5432",
            ["max_connections"] = "100",
            ["shared_buffers"] = $"{Math.Clamp(memory / 4, 32, 1024)}MB",
            ["effective_cache_size"] = $"{Math.Max(memory / 2, 64)}MB",
            ["work_mem"] = "16MB",
            ["maintenance_work_mem"] = "128MB",
            ["random_page_cost"] = "1.1", // solid-state disks
            ["parallel_tuple_cost"] = "0.02", // a report of a million rows is counted by two processes
            ["jit"] = "off", // compiling costs more than our statements take
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["lc_messages"] = "C",
            ["log_line_prefix"] = "%m [%p] %a ",
            ["track_io_timing"] = "on",
            ["log_min_duration_statement"] = "1s",
            ["log_lock_waits"] = "on", // longer than deadlock_timeout, a second
            ["log_parameter_max_length"] = "0", // values are secrets and people's data
        };
        if (binaries.HasLibrary("pg_stat_statements"))
        {
            settings["shared_preload_libraries"] = "pg_stat_statements";
        }

        return settings;
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_.]*$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingName();
}
