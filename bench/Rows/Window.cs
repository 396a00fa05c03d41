namespace Platform.Bench.Rows;

/// <summary>
/// One side's turn at one row in one round. The phase of a batch is new, identical or changed, and its items are rows;
/// an endpoint has no phase, and its items are requests. Times are seconds, latencies microseconds.
/// </summary>
internal sealed record Window(
    string Row,
    string Phase,
    string Side,
    int Round,
    double Seconds,
    long Requests,
    long Items,
    long Errors,
    double P50,
    double P99,
    double AppCpu,
    double PostgresCpu,
    long Statements,
    long Wal
)
{
    public double Rate => Items / Seconds;
}

internal static class Side
{
    public const string Floor = "floor";
    public const string Service = "service";
    public const string Peer = "peer";
    public const string Pgbench = "pgbench";
}

/// <summary>A row and a side that take their turns in every round.</summary>
internal interface IContestant
{
    /// <summary>The row's name: its sides take their turns one after the other.</summary>
    string Row { get; }

    Task<IReadOnlyList<Window>> Measure(int round, CancellationToken stop);
}
