namespace Platform.Features.Dba;

/// <summary>The server and its database at a glance.</summary>
public sealed record ServerState(
    string Version,
    string Database,
    DateTime StartedAt,
    bool IsStandby,
    long SizeBytes,
    long Connections,
    int MostConnections,
    double? CacheHitPercent,
    long Commits,
    long Rollbacks,
    long Deadlocks,
    long TempBytes,
    bool HasFiguresLoaded,
    bool HasFiguresExtension
)
{
    private static readonly Statement State = Statement.Of<ServerState>();

    /// <summary>How to get the figures of statements; null: they are there.</summary>
    public string? FiguresMissing =>
        HasFiguresLoaded && HasFiguresExtension ? null
        : HasFiguresLoaded
            ? "No figures yet: run 'create extension pg_stat_statements' in this database, as a superuser."
        : "No figures yet: set shared_preload_libraries = 'pg_stat_statements', restart PostgreSQL, and run "
            + "'create extension pg_stat_statements' in this database, as a superuser.";

    public static Task<ServerState> Read(Database database, CancellationToken stop) =>
        database.One<ServerState>(State, null, stop);
}
