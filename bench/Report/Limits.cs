using Platform.Bench.Bulk;
using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>
/// A target is missed when the lower quartile of the ratios misses it in two runs one after the other: a single miss
/// may be the machine's.
/// </summary>
internal static class Limits
{
    private const int Missed = 1;

    public static Dictionary<string, double> LowQuartiles(
        IReadOnlyList<EndpointRow> endpoints,
        IReadOnlyList<BulkRow> bulks,
        IReadOnlyList<Window> windows
    ) =>
        Held(endpoints, bulks)
            .Select(held => (held.Key, Ratio: LowQuartile(held.Row, held.Phase, windows)))
            .Where(held => held.Ratio is not null)
            .ToDictionary(held => held.Key, held => held.Ratio!.Value, StringComparer.Ordinal);

    /// <returns>The program's exit code.</returns>
    public static int Check(
        IReadOnlyList<EndpointRow> endpoints,
        IReadOnlyList<BulkRow> bulks,
        Dictionary<string, double> now,
        IReadOnlyDictionary<string, double>? before
    )
    {
        var missed = Held(endpoints, bulks)
            .Where(held =>
                now.TryGetValue(held.Key, out var ratio)
                && ratio < held.Target
                && before is not null
                && before.TryGetValue(held.Key, out var last)
                && last < held.Target
            )
            .Select(held => held.Key)
            .ToList();
        foreach (var key in missed)
        {
            Console.Error.WriteLine($"{key}: the lower quartile missed the target twice in a row.");
        }

        return missed.Count == 0 ? 0 : Missed;
    }

    private static IEnumerable<(string Key, string Row, string Phase, double Target)> Held(
        IReadOnlyList<EndpointRow> endpoints,
        IReadOnlyList<BulkRow> bulks
    ) =>
        endpoints
            .Where(row => row.Target is not null)
            .Select(row => (row.Name, row.Name, "", row.Target!.Value))
            .Concat(
                bulks
                    .Where(row => row.Target is not null)
                    .SelectMany(
                        _ => BulkRow.Phases,
                        (row, phase) => ($"{row.Name} {phase.Name}", row.Name, phase.Name, row.Target!.Value)
                    )
            );

    private static double? LowQuartile(string row, string phase, IReadOnlyList<Window> windows) =>
        new RowStats([.. windows.Where(window => window.Row == row && window.Phase == phase)])
            .Ratio(Side.Service, Side.Floor, window => window.Rate)
            ?.Low;
}
