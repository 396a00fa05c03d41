using System.Globalization;
using System.Text;
using Platform.Bench.Bulk;
using Platform.Bench.Probes;
using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>The results as Markdown.</summary>
internal static class Table
{
    public static string Of(
        IReadOnlyList<EndpointRow> endpoints,
        IReadOnlyList<BulkRow> bulks,
        IReadOnlyList<PeerRow> peers,
        RunResults results
    )
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Commit {results.Commit}, {results.At:yyyy-MM-dd}, {results.Cores} cores, {results.Runtime}, PostgreSQL {results.Postgres}, load average {results.Load.Split(' ')[0]} at the start, {results.Rounds} rounds{(results.Small ? ", small data" : "")}."
        );
        Peers(text, peers);
        Endpoints(text, endpoints, results);
        Pairs(text, results.Windows);
        Batches(text, bulks, results.Windows);
        Versions(text, results.Versions);
        Figures(text, results.Figures);

        return text.ToString();
    }

    private static void Endpoints(StringBuilder text, IReadOnlyList<EndpointRow> rows, RunResults results)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Head(
            text,
            "row",
            "floor/s",
            "service/s",
            "service ÷ floor",
            "target",
            "service ÷ pgbench",
            "p50 ÷ floor",
            "p99 ÷ floor",
            "app CPU µs, floor",
            "service",
            "ratio",
            "target",
            "PostgreSQL µs",
            "statements",
            "bytes",
            "errors"
        );
        foreach (var row in rows)
        {
            var stats = new RowStats([.. results.Windows.Where(window => window.Row == row.Name)]);
            var cpu = stats.PerItem(Side.Service, w => w.AppCpu) / stats.PerItem(Side.Floor, w => w.AppCpu);
            Line(
                text,
                row.Name,
                Whole(stats.Median(Side.Floor, w => w.Rate)),
                Whole(stats.Median(Side.Service, w => w.Rate)),
                Ratio(stats.Ratio(Side.Service, Side.Floor, w => w.Rate)),
                AtLeast(row.Target, stats.Ratio(Side.Service, Side.Floor, w => w.Rate)?.Median),
                Ratio(stats.Ratio(Side.Service, Side.Pgbench, w => w.Rate)),
                Ratio(stats.Ratio(Side.Service, Side.Floor, w => w.P50)),
                Ratio(stats.Ratio(Side.Service, Side.Floor, w => w.P99)),
                Whole(stats.PerItem(Side.Floor, w => w.AppCpu) * 1e6),
                Whole(stats.PerItem(Side.Service, w => w.AppCpu) * 1e6),
                Two(cpu),
                AtMost(row.CpuTarget, cpu),
                Whole(stats.PerItem(Side.Service, w => w.PostgresCpu) * 1e6),
                Two(stats.PerRequest(Side.Service, w => w.Statements)),
                Whole(results.BytesPerRequest.GetValueOrDefault(row.Name, double.NaN)),
                stats.Errors.ToString(CultureInfo.InvariantCulture)
            );
        }
    }

    private static void Peers(StringBuilder text, IReadOnlyList<PeerRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        text.AppendLine().AppendLine($"![Service and floor beside the peer]({ResultFile.Picture})");
        Head(text, "row", "peer/s", "service/s", "service ÷ peer", "floor ÷ peer", "statements of peer", "of service");
        foreach (var row in rows)
        {
            Line(
                text,
                row.Name,
                Whole(row.Stats.Median(Side.Peer, w => w.Rate)),
                Whole(row.Stats.Median(Side.Service, w => w.Rate)),
                Ratio(row.Service),
                Ratio(row.Floor),
                Two(row.Stats.PerRequest(Side.Peer, w => w.Statements)),
                Two(row.Stats.PerRequest(Side.Service, w => w.Statements))
            );
        }
    }

    /// <summary>Two rows of the service in the same round: time per request.</summary>
    private static void Pairs(StringBuilder text, IReadOnlyList<Window> windows)
    {
        var service = windows.Where(window => window.Side == Side.Service).ToList();
        var pairs = MonitoringRows
            .Pairs.Concat(ChatRows.Pairs)
            .Select(pair =>
                (
                    pair,
                    Ratio: new RowStats([
                        .. service
                            .Where(window => window.Row == pair.Wide || window.Row == pair.Narrow)
                            .Select(window => window with { Side = window.Row }),
                    ]).Ratio(pair.Wide, pair.Narrow, window => window.Seconds / window.Requests)
                )
            )
            .Where(found => found.Ratio is not null)
            .ToList();
        if (pairs.Count == 0)
        {
            return;
        }

        Head(text, "row ÷ row", "time a request", "target");
        foreach (var (pair, ratio) in pairs)
        {
            Line(text, $"{pair.Wide} ÷ {pair.Narrow}", Ratio(ratio), AtMost(pair.AtMost, ratio!.Median));
        }
    }

    private static void Batches(StringBuilder text, IReadOnlyList<BulkRow> rows, IReadOnlyList<Window> windows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Head(
            text,
            "batch",
            "phase",
            "bare rows/s",
            "service rows/s",
            "service ÷ bare",
            "target",
            "time ÷ first send",
            "app CPU µs/row, bare",
            "service",
            "PostgreSQL µs/row, bare",
            "service",
            "WAL bytes/row",
            "statements/request",
            "errors"
        );
        foreach (var row in rows)
        {
            foreach (var (phase, _, _) in BulkRow.Phases)
            {
                var stats = new RowStats([.. windows.Where(w => w.Row == row.Name && w.Phase == phase)]);
                Line(
                    text,
                    row.Name,
                    phase,
                    Whole(stats.Median(Side.Floor, w => w.Rate)),
                    Whole(stats.Median(Side.Service, w => w.Rate)),
                    Ratio(stats.Ratio(Side.Service, Side.Floor, w => w.Rate)),
                    AtLeast(row.Target, stats.Ratio(Side.Service, Side.Floor, w => w.Rate)?.Median),
                    phase == "new" ? "" : AgainstFirst(row, phase, windows),
                    Two(stats.PerItem(Side.Floor, w => w.AppCpu) * 1e6),
                    Two(stats.PerItem(Side.Service, w => w.AppCpu) * 1e6),
                    Two(stats.PerItem(Side.Floor, w => w.PostgresCpu) * 1e6),
                    Two(stats.PerItem(Side.Service, w => w.PostgresCpu) * 1e6),
                    Whole(stats.PerItem(Side.Service, w => w.Wal)),
                    Two(stats.PerRequest(Side.Service, w => w.Statements)),
                    stats.Errors.ToString(CultureInfo.InvariantCulture)
                );
            }
        }
    }

    /// <summary>Of the service, in the same round.</summary>
    private static string AgainstFirst(BulkRow row, string phase, IReadOnlyList<Window> windows)
    {
        var stats = new RowStats([
            .. windows
                .Where(w => w.Row == row.Name && w.Side == Side.Service && (w.Phase == "new" || w.Phase == phase))
                .Select(w => w with { Side = w.Phase }),
        ]);
        var ratio = stats.Ratio(phase, "new", w => w.Seconds / w.Requests);

        return phase == "identical"
            ? $"{Ratio(ratio)} {AtMost(row.IdenticalTarget, ratio?.Median ?? double.NaN)}"
            : Ratio(ratio);
    }

    private static void Versions(StringBuilder text, IReadOnlyList<RowVersions> versions)
    {
        if (versions.Count == 0)
        {
            return;
        }

        Head(text, "batch of the service", "inserted", "updated", "of them heap-only", "dead versions");
        foreach (var row in versions)
        {
            Line(text, row.Name, Whole(row.Inserted), Whole(row.Updated), Whole(row.Hot), Whole(row.Dead));
        }
    }

    private static void Figures(StringBuilder text, IReadOnlyList<Figure> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        Head(text, "figure", "measured", "target");
        foreach (var figure in figures)
        {
            var target = figure.AtMost is { } most
                ? $"< {Whole(most)} {figure.Unit} {(figure.Median < most ? "met" : "**missed**")}"
                : "";
            Line(text, figure.Name, $"{figure.Text} {figure.Unit}", target);
        }
    }

    private static void Head(StringBuilder text, params string[] cells)
    {
        text.AppendLine();
        Line(text, cells);
        Line(text, [.. cells.Select((_, place) => place == 0 ? "---" : "---:")]);
    }

    private static void Line(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Ratio(Quartiles? ratio) =>
        ratio is null ? "–" : $"{Two(ratio.Median)} ({Two(ratio.Low)}–{Two(ratio.High)})";

    private static string AtLeast(double? target, double? measured) =>
        target is null ? "" : $"≥ {Two(target.Value)} {(measured >= target ? "met" : "**missed**")}";

    private static string AtMost(double? target, double measured) =>
        target is null ? "" : $"≤ {Two(target.Value)} {(measured <= target ? "met" : "**missed**")}";

    private static string Two(double value) =>
        double.IsFinite(value) ? value.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private static string Whole(double value) =>
        double.IsFinite(value) ? value.ToString("#,0", CultureInfo.InvariantCulture) : "–";
}
