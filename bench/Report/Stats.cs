using Platform.Bench.Rows;

namespace Platform.Bench.Report;

/// <summary>Median and quartiles.</summary>
internal sealed record Quartiles(double Low, double Median, double High)
{
    public static Quartiles? Of(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();

        return sorted.Length == 0 ? null : new(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double quantile)
    {
        var place = quantile * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);

        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}

/// <summary>All windows of one row and phase.</summary>
internal sealed class RowStats(IReadOnlyList<Window> windows)
{
    /// <summary>One number per round: what the sides did at the same time, compared.</summary>
    public Quartiles? Ratio(string side, string by, Func<Window, double> value) =>
        Quartiles.Of(
            windows
                .Where(window => window.Side == side)
                .Join(
                    windows.Where(window => window.Side == by),
                    one => one.Round,
                    other => other.Round,
                    (one, other) => value(one) / value(other)
                )
        );

    public double Median(string side, Func<Window, double> value) =>
        Quartiles.Of(Of(side).Select(value))?.Median ?? double.NaN;

    /// <summary>Over all windows together: processor ticks are too coarse for a single one.</summary>
    public double PerItem(string side, Func<Window, double> value) =>
        Of(side).Sum(value) / Of(side).Sum(window => window.Items);

    public double PerRequest(string side, Func<Window, double> value) =>
        Of(side).Sum(value) / Of(side).Sum(window => window.Requests);

    public long Errors => windows.Sum(window => window.Errors);

    private IEnumerable<Window> Of(string side) => windows.Where(window => window.Side == side);
}
