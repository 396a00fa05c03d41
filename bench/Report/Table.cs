using System.Globalization;
using System.Text;
using Platform.Bench.Bulk;
using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>The results as Markdown.</summary>
internal static class Table
{
    public static string Of(IReadOnlyList<EndpointRow> endpoints, IReadOnlyList<BulkRow> bulks, List<Window> windows)
    {
        var text = new StringBuilder();
        Endpoints(text, endpoints, windows);
        Batches(text, bulks, windows);

        return text.ToString();
    }

    private static void Endpoints(StringBuilder text, IReadOnlyList<EndpointRow> rows, List<Window> windows)
    {
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
            "errors"
        );
        foreach (var row in rows)
        {
            var stats = new RowStats([.. windows.Where(window => window.Row == row.Name)]);
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
                stats.Errors.ToString(CultureInfo.InvariantCulture)
            );
        }
    }

    private static void Batches(StringBuilder text, IReadOnlyList<BulkRow> rows, List<Window> windows)
    {
        Head(
            text,
            "batch",
            "phase",
            "bare rows/s",
            "service rows/s",
            "service ÷ bare",
            "target",
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
            foreach (var (phase, _) in BulkRow.Phases)
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
