namespace Platform.Features.Dba;

/// <summary><c>/dba</c>: the server at a glance, what goes on in it right now, and the dearest statements.</summary>
public sealed class ShowDatabase : ICarterModule
{
    private const int Dearest = 15;

    private static readonly Report[] Now = [Report.Locks, Report.Transactions, Report.Jobs];

    public void AddRoutes(IEndpointRouteBuilder app) => app.Dba().MapGet("", Handle).WithName("Dba.ShowDatabase");

    public sealed record Response(
        ServerState Server,
        IReadOnlyList<object> Locks,
        IReadOnlyList<object> Transactions,
        IReadOnlyList<object> Jobs,
        IReadOnlyList<StatementFigures> DearestStatements
    );

    private static async Task<Shown<Response>> Handle(
        [FromKeyedServices(DatabaseSetup.Dba)] Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        StatementUsers.Prepare();
        var server = await ServerState.Read(database, stop);
        StatementFigures[] figures = [.. (await Figures.Read(database, stop)).Take(Dearest)];
        var now = new List<Grid>();
        foreach (var report in Now)
        {
            now.Add(await report.Read(database, time.GetUtcNow(), stop));
        }

        return new(
            new(server, now[0].Rows, now[1].Rows, now[2].Rows, figures),
            () => Page(server, now, figures, time.GetUtcNow())
        );
    }

    private static Page Page(
        ServerState server,
        IReadOnlyList<Grid> now,
        IReadOnlyList<StatementFigures> figures,
        DateTimeOffset time
    ) =>
        new(
            "Database",
            Html.Of(
                $"""
                <dl>
                {Fact("PostgreSQL", server.Version.Split(' ')[0] + (server.IsStandby ? ", standby" : ""))}
                {Fact("Database", server.Database)}
                {Fact("Size", GridColumn.Size(server.SizeBytes))}
                {Fact("Up for", GridColumn.Duration((time.UtcDateTime - server.StartedAt).TotalSeconds))}
                {Fact("Connections", $"{server.Connections} of {server.MostConnections}")}
                {Fact("Found in cache", server.CacheHitPercent is { } hit ? $"{hit:0.0} %" : "–")}
                {Fact("Rolled back", $"{server.Rollbacks} of {server.Commits + server.Rollbacks}")}
                {Fact("Deadlocks", server.Deadlocks)}
                {Fact("Written to temporary files", GridColumn.Size(server.TempBytes))}
                </dl>
                {Now.Zip(
                    now,
                    (report, rows) =>
                        Html.Of($"<h2>{report.Title}</h2>\n<p class=\"dim\">{report.Words}.</p>\n{rows.Table()}")
                )}
                <h2>Dearest statements</h2>
                {StatementPages.Missing(server)}{Grid.Of(figures).Table()}
                <p><a href="/dba/statements">All statements</a></p>
                """
            )
        );

    private static Html Fact<T>(string name, T value) => Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
