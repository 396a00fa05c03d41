namespace Platform.Features.Dba;

/// <summary>What a statement has cost since the server's figures were last reset, over all callers.</summary>
public sealed record StatementFigures(
    string Statement,
    long Calls,
    double TotalMs,
    double? MeanMs,
    double MaxMs,
    long Rows,
    double? CacheHitPercent,
    long WalBytes,
    long TempBytes
);

/// <summary>By what statements are put in order.</summary>
public enum FiguresOrder
{
    /// <summary>Time in all: where to begin.</summary>
    Total,
    Mean,
    Max,
    Calls,
    Rows,
    Wal,
    Temp,
}

/// <summary>The figures of the service's statements; none where the server keeps none.</summary>
public static class Figures
{
    private static readonly Statement Dearest = Statement.Of<StatementFigures>();

    /// <summary>The dearest first.</summary>
    public static async Task<IReadOnlyList<StatementFigures>> Read(Database database, CancellationToken stop)
    {
        var known = Statement.All.ToHashSet(StringComparer.Ordinal);

        return
        [
            .. (await database.Many<StatementFigures>(Dearest, null, stop)).Where(row => known.Contains(row.Statement)),
        ];
    }

    public static IEnumerable<StatementFigures> In(this IEnumerable<StatementFigures> figures, FiguresOrder order) =>
        figures.OrderByDescending(row =>
            order switch
            {
                FiguresOrder.Mean => row.MeanMs ?? 0,
                FiguresOrder.Max => row.MaxMs,
                FiguresOrder.Calls => row.Calls,
                FiguresOrder.Rows => row.Rows,
                FiguresOrder.Wal => row.WalBytes,
                FiguresOrder.Temp => row.TempBytes,
                _ => row.TotalMs,
            }
        );
}
