using Platform.Infrastructure.Jobs;

namespace Platform.Features.Dba;

/// <summary>A question about the database as it is now: a table on a page, a list in JSON, a command.</summary>
/// <param name="Name">In JSON, and with dashes the command.</param>
/// <param name="Title">On a page.</param>
/// <param name="Words">What it tells, for the page and the command's help.</param>
public abstract record Report(string Name, string Title, string Words)
{
    /// <summary>More rows than anybody reads.</summary>
    public const int MostRows = 500;

    /// <summary>Younger transactions are everyday life.</summary>
    private const double LongSeconds = 5;

    /// <summary>A table of fewer rows may be read in full.</summary>
    private const long ManyRows = 10_000;

    public static readonly Report Locks = new OfStatement<Lock>(
        Statement.Named("Dba/Locks"),
        "locks",
        "Waiting for a lock",
        "Who waits for a lock now, and for whom"
    );

    public static readonly Report Transactions = new OfStatement<Transaction>(
        Statement.Named("Dba/Transactions"),
        "transactions",
        "Long transactions",
        "Transactions that have been open for five seconds or more: they keep locks, and rows that vacuum could remove"
    );

    public static readonly Report Jobs = new OfJobs(
        "jobs",
        "Work behind requests",
        "Rows of the jobs: due now or later, being worked on, given up"
    );

    public static readonly Report Tables = new OfStatement<TableSize>(
        Statement.Named("Dba/TableSizes"),
        "tables",
        "Tables",
        "Sizes, the largest first; bloat is estimated from the average width of rows, dead rows are those vacuum has to remove"
    );

    public static readonly Report UnusedIndexes = new OfStatement<UnusedIndex>(
        Statement.Named("Dba/UnusedIndexes"),
        "unused_indexes",
        "Unused indexes",
        "Indexes that nothing has looked up in since the server counts, and those that double another; a standby counts for itself"
    );

    public static readonly Report MissingIndexes = new OfStatement<MissingIndex>(
        Statement.Named("Dba/MissingIndexes"),
        "missing_indexes",
        "Missing indexes",
        "Foreign keys without an index, and large tables that are read in full again and again"
    );

    public static readonly IReadOnlyList<Report> All =
    [
        Locks,
        Transactions,
        Jobs,
        Tables,
        UnusedIndexes,
        MissingIndexes,
    ];

    /// <summary>The rows, at most <see cref="MostRows"/>.</summary>
    public abstract Task<Grid> Read(Database database, DateTimeOffset now, CancellationToken stop);

    private sealed record OfStatement<T>(Statement Statement, string Name, string Title, string Words)
        : Report(Name, Title, Words)
        where T : class
    {
        public override async Task<Grid> Read(Database database, DateTimeOffset now, CancellationToken stop) =>
            Grid.Of(
                await database.Many<T>(
                    Statement,
                    new
                    {
                        now,
                        names = Statement.All.ToArray(),
                        seconds = LongSeconds,
                        many_rows = ManyRows,
                        limit = (long)MostRows,
                    },
                    stop
                )
            );
    }

    /// <summary>Jobs count their rows by a statement of this name, from the time alone.</summary>
    private sealed record OfJobs(string Name, string Title, string Words) : Report(Name, Title, Words)
    {
        private const string Counts = ".Counts";

        private static readonly IReadOnlyList<Statement> Counting =
        [
            .. Statement
                .All.Where(name => name.EndsWith(Counts, StringComparison.Ordinal))
                .Select(Statement.Named)
                .Where(statement => statement.Parameters is ["now"]),
        ];

        public override async Task<Grid> Read(Database database, DateTimeOffset now, CancellationToken stop)
        {
            var rows = new List<JobRow>();
            foreach (var statement in Counting)
            {
                var counted = await database.One<JobCounts>(statement, new { now }, stop);
                rows.Add(
                    new(
                        statement.Name[..^Counts.Length],
                        counted.Waiting,
                        counted.Running,
                        counted.Failed,
                        counted.DueSince
                    )
                );
            }

            return Grid.Of(rows);
        }
    }
}

/// <summary>Someone who waits, and one of those for whom.</summary>
public sealed record Lock(
    int Pid,
    string Statement,
    double? WaitingSeconds,
    string WaitsFor,
    int? BlockedBy,
    string BlockingStatement,
    string BlockingState,
    double? BlockingSeconds
);

public sealed record Transaction(
    int Pid,
    string Application,
    string Statement,
    double OpenSeconds,
    string State,
    double? InStateSeconds,
    string WaitsFor,
    long? HoldsBackTransactions
);

/// <param name="DueSince">The oldest of those that are due.</param>
public sealed record JobRow(string Job, long Waiting, long Running, long Failed, DateTime? DueSince);

public sealed record TableSize(
    string Table,
    long Rows,
    long TotalBytes,
    long TableBytes,
    long IndexBytes,
    long ToastBytes,
    long? BloatBytes,
    double? BloatPercent,
    double? DeadPercent,
    long FullScans,
    long IndexScans,
    DateTime? VacuumedAt,
    DateTime? AnalyzedAt
);

public sealed record UnusedIndex(
    string Table,
    string Index,
    long SizeBytes,
    long Scans,
    string Reason,
    string Definition
);

public sealed record MissingIndex(string Table, long Rows, long TableBytes, long FullScans, string Reason);
