using System.Globalization;
using System.Text;
using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>A row, or a phase of a batch row, beside the peer.</summary>
internal sealed record PeerRow(string Name, RowStats Stats)
{
    public Quartiles Service => Stats.Ratio(Side.Service, Side.Peer, window => window.Rate)!;

    public Quartiles Floor => Stats.Ratio(Side.Floor, Side.Peer, window => window.Rate)!;

    /// <param name="windows">Of the run.</param>
    /// <param name="rows">Their order.</param>
    public static IReadOnlyList<PeerRow> Of(IReadOnlyList<Window> windows, IEnumerable<string> rows) =>
        [
            .. rows.SelectMany(row =>
                windows
                    .Where(window => window.Row == row)
                    .GroupBy(window => window.Phase)
                    .Where(phase => phase.Any(window => window.Side == Side.Peer))
                    .Select(phase => new PeerRow($"{row} {phase.Key}".Trim(), new RowStats([.. phase])))
            ),
        ];
}

/// <summary>The ratios to the peer as a picture: plain SVG, for light and dark pages.</summary>
internal static class PeerPicture
{
    private const int Left = 200;
    private const int Width = 560;
    private const int Top = 56;
    private const int RowHeight = 34;
    private const int BarHeight = 12;

    private static readonly double[] Ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public static string Of(IReadOnlyList<PeerRow> rows, RunResults results)
    {
        var ratios = rows.SelectMany(row => new[] { row.Service.Median, row.Floor.Median }).Append(1).ToList();
        var from = Math.Log10(Ticks.Last(tick => tick <= ratios.Min() || tick == Ticks[0]));
        var to = Math.Log10(Ticks.First(tick => tick >= ratios.Max() || tick == Ticks[^1]));
        var bottom = Top + rows.Count * RowHeight;
        var height = bottom + 28;
        var data = results.Small ? ", small data" : "";
        var svg = new StringBuilder();
        Add(
            $$"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 {{height}}" font-family="sans-serif" font-size="12" role="img">
            <title>Requests a second as a multiple of the peer's</title>
            <style>
              text { fill: #1f2328 } .quiet { fill: #59636e } .line { stroke: #d1d9e0 } .one { stroke: #59636e }
              .service { fill: #0969da } .floor { fill: #9a9fa6 }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .quiet { fill: #9198a1 } .line { stroke: #3d444d } .one { stroke: #9198a1 }
                .service { fill: #4493f8 } .floor { fill: #7d858f }
              }
            </style>
            <text x="8" y="18" font-size="14" font-weight="bold">Requests a second as a multiple of the peer's (minimal API and EF Core)</text>
            <text x="8" y="36" class="quiet">{{results.At:yyyy-MM-dd}}, {{results.Cores}} cores{{data}}; log scale</text>
            <rect x="590" y="26" width="12" height="12" class="service"/><text x="607" y="36">service ÷ peer</text>
            <rect x="702" y="26" width="12" height="12" class="floor"/><text x="719" y="36">floor ÷ peer</text>
            """
        );
        foreach (var tick in Ticks.Where(tick => Math.Log10(tick) >= from && Math.Log10(tick) <= to))
        {
            var kind = tick == 1 ? "one" : "line";
            Add(
                $"""
                <line x1="{X(tick):0.#}" y1="{Top - 6}" x2="{X(tick):0.#}" y2="{bottom}" class="{kind}"/>
                <text x="{X(tick):0.#}" y="{bottom + 16}" text-anchor="middle" class="quiet">{tick}</text>
                """
            );
        }

        foreach (var (place, row) in rows.Index())
        {
            var y = Top + place * RowHeight;
            Add($"""<text x="{Left - 8}" y="{y + 17}" text-anchor="end">{row.Name}</text>""");
            Bar(row.Service.Median, y + 1, "service");
            Bar(row.Floor.Median, y + 1 + BarHeight + 1, "floor");
        }

        Add($"</svg>");

        return svg.ToString();

        double X(double ratio) => Left + Width * (Math.Log10(ratio) - from) / (to - from);

        void Bar(double ratio, int y, string side)
        {
            var (begin, end) = (X(Math.Min(ratio, 1)), X(Math.Max(ratio, 1)));
            Add(
                $"""
                <rect x="{begin:0.#}" y="{y}" width="{Math.Max(
                    end - begin,
                    1
                ):0.#}" height="{BarHeight}" class="{side}"/>
                <text x="{end + 5:0.#}" y="{y + 10}" font-size="11">{ratio:0.00}</text>
                """
            );
        }

        void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
