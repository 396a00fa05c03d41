using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Platform.Bench.Probes;
using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>
/// Everything measured, and where, the machine's load average at the start included: two runs can be compared ratio by
/// ratio. The low quartiles are of the ratios that a target holds.
/// </summary>
internal sealed record RunResults(
    string Commit,
    DateTimeOffset At,
    string Runtime,
    string Postgres,
    int Cores,
    string Load,
    bool Small,
    int Rounds,
    IReadOnlyDictionary<string, double> LowQuartiles,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<RowVersions> Versions,
    IReadOnlyDictionary<string, double> BytesPerRequest,
    IReadOnlyList<Window> Windows
);

/// <summary>The files of a run: JSON and the picture below bench/results, the table and the picture in docs/.</summary>
internal static class ResultFile
{
    /// <summary>Beside the page that shows it.</summary>
    public const string Picture = "performance.svg";

    private const string From = "<!-- bench: from here";
    private const string To = "<!-- bench: to here";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    private static readonly string Root = typeof(ResultFile)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(data => data.Key == "RepositoryRoot")
        .Value!;

    private static string Folder => Path.Combine(Root, "bench", "results");

    public static async Task<RunResults?> Last(CancellationToken stop)
    {
        var last = Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*.json").Order().LastOrDefault() : null;

        return last is null
            ? null
            : JsonSerializer.Deserialize<RunResults>(await File.ReadAllTextAsync(last, stop), Json);
    }

    /// <param name="results">All of them.</param>
    /// <param name="picture">Null: nothing to show.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task Write(RunResults results, string? picture, CancellationToken stop)
    {
        Directory.CreateDirectory(Folder);
        var name = results.At.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var file = Path.Combine(Folder, $"{name}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(results, Json), stop);
        if (picture is not null)
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(file, ".svg"), picture, stop);
        }

        Console.WriteLine($"All windows: {Path.GetRelativePath(Root, file)}");
    }

    /// <summary>Between the marks of the page; a page without them stays as it is.</summary>
    public static async Task Publish(string table, string? picture, CancellationToken stop)
    {
        var page = Path.Combine(Root, "docs", "performance.md");
        var text = File.Exists(page) ? await File.ReadAllTextAsync(page, stop) : "";
        var from = text.IndexOf(From, StringComparison.Ordinal);
        var to = text.IndexOf(To, StringComparison.Ordinal);
        if (from < 0 || to < from)
        {
            return;
        }

        from = text.IndexOf('\n', from) + 1;
        await File.WriteAllTextAsync(page, $"{text[..from]}\n{table.Trim()}\n\n{text[to..]}", stop);
        if (picture is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(Root, "docs", Picture), picture, stop);
        }
    }

    public static async Task<string> Commit(CancellationToken stop)
    {
        try
        {
            using var git = Process.Start(
                new ProcessStartInfo("git", ["-C", Root, "describe", "--always", "--dirty"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                }
            )!;

            return (await git.StandardOutput.ReadToEndAsync(stop)).Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown"; // no git on this machine
        }
    }
}
