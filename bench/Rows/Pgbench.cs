using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Platform.Bench.Stage;

namespace Platform.Bench.Rows;

/// <summary>PostgreSQL's own load generator: the same statement, prepared, over the same socket.</summary>
internal static partial class Pgbench
{
    private static readonly string? Program = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':')
        .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .SelectMany(folder => new[] { Path.Combine(folder, "pgbench"), Path.Combine(folder, "bin", "pgbench") })
        .FirstOrDefault(File.Exists);

    public static bool IsThere => Program is not null;

    /// <summary>
    /// Transactions per second in a second, on as many connections as the service's pool has. A value of pgbench's own
    /// words, such as <c>random(1, 9)</c>, is found anew for each.
    /// </summary>
    public static async Task<double> Run(
        Site site,
        Statement statement,
        IReadOnlyDictionary<string, string?> values,
        CancellationToken stop
    )
    {
        var script = Path.Combine(site.Folder, "pgbench.sql");
        await File.WriteAllTextAsync(script, Script(statement, values), stop);
        var to = new NpgsqlConnectionStringBuilder(site.Database.ConnectionString);
        var clients = new DatabaseOptions().MaxPoolSize.ToString(CultureInfo.InvariantCulture);
        using var process = Process.Start(
            new ProcessStartInfo(
                Program!,
                [
                    .. new[] { "-n", "-M", "prepared", "-c", clients, "-T", "1", "-f", script },
                    .. values
                        .Where(value => value.Value is { } given && !IsDrawn(given))
                        .SelectMany(value => new[] { "-D", $"{value.Key}={value.Value}" }),
                    .. new[] { "-h", to.Host!, "-U", to.Username!, to.Database! },
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var said = process.StandardOutput.ReadToEndAsync(stop);
        var complained = await process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);

        return Tps().Match(await said) is { Success: true } found
            ? double.Parse(found.Groups["tps"].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench: {complained}");
    }

    /// <summary>pgbench has no null among its values, so that stands in the text.</summary>
    private static string Script(Statement statement, IReadOnlyDictionary<string, string?> values)
    {
        var script = new StringBuilder();
        foreach (var (name, value) in values)
        {
            script.Append(value is { } given && IsDrawn(given) ? $"\\set {name} {given}\n" : "");
        }

        return script
            .Append(
                values
                    .Where(value => value.Value is null)
                    .Aggregate(
                        statement.Text,
                        (text, value) => text.Replace($":{value.Key}::", "null::", StringComparison.Ordinal)
                    )
            )
            .Append(";\n")
            .ToString();
    }

    private static bool IsDrawn(string value) => value.StartsWith("random(", StringComparison.Ordinal);

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tps();
}

internal sealed class PgbenchSide(Site site, EndpointRow row) : IContestant
{
    public string Row => row.Name;

    public async Task<IReadOnlyList<Window>> Measure(int round, CancellationToken stop)
    {
        await row.Before(stop);
        var (statement, values) = row.Sql!.Value;
        var cpu = ProcStat.CpuWithChildren(site.Database.Pid);
        var tps = await Pgbench.Run(site, statement, values, stop);
        var spent = ProcStat.CpuWithChildren(site.Database.Pid) - cpu;

        return
        [
            new Window(row.Name, "", Side.Pgbench, round, 1, (long)tps, (long)tps, 0, 0, 0, 0, spent, (long)tps, 0),
        ];
    }
}
