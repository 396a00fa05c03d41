namespace Platform.Features.Dba;

/// <summary><c>/dba/statements</c>: every statement of the service with what it has cost, the dearest first.</summary>
public sealed class ListStatements : ICarterModule
{
    private static readonly string[] Orders =
    [
        .. Enum.GetNames<FiguresOrder>().Select(name => name.ToLowerInvariant()),
        "name",
    ];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Dba().MapGet("statements", Handle).WithName("Dba.ListStatements");

    public sealed record Response(string? FiguresMissing, IReadOnlyList<Row> Statements);

    public sealed record Row(
        string Statement,
        long? Calls,
        double? TotalMs,
        double? MeanMs,
        double? MaxMs,
        long? Rows,
        double? CacheHitPercent,
        long? WalBytes,
        long? TempBytes,
        string Purpose
    );

    private static async Task<Results<Shown<Response>, DbaRefused>> Handle(
        string? area,
        string? find,
        string? order,
        [FromKeyedServices(DatabaseSetup.Dba)] Database database,
        CancellationToken stop
    )
    {
        var chosen = string.IsNullOrEmpty(order) ? Orders[0] : order;
        if (!Orders.Contains(chosen))
        {
            return new DbaRefused($"order is one of {string.Join(", ", Orders)}.");
        }

        StatementUsers.Prepare();
        var server = await ServerState.Read(database, stop);
        var rows = Ordered(await Figures.Read(database, stop), chosen)
            .Where(row => string.IsNullOrEmpty(area) || KnownStatements.AreaOf(row.Statement) == area)
            .Where(row =>
                string.IsNullOrEmpty(find) || row.Statement.Contains(find, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();

        return new Shown<Response>(new(server.FiguresMissing, rows), () => Page(server, rows, area, find, chosen));
    }

    /// <summary>Those that were never called stand at the end, by name.</summary>
    private static IEnumerable<Row> Ordered(IReadOnlyList<StatementFigures> figures, string order)
    {
        var known = figures.ToDictionary(row => row.Statement, StringComparer.Ordinal);
        var names = Enum.TryParse<FiguresOrder>(order, ignoreCase: true, out var by)
            ? figures.In(by).Select(row => row.Statement).Concat(Statement.All.Where(name => !known.ContainsKey(name)))
            : Statement.All;

        return names.Select(name => Of(name, known.GetValueOrDefault(name)));
    }

    private static Row Of(string name, StatementFigures? figures) =>
        new(
            name,
            figures?.Calls,
            figures?.TotalMs,
            figures?.MeanMs,
            figures?.MaxMs,
            figures?.Rows,
            figures?.CacheHitPercent,
            figures?.WalBytes,
            figures?.TempBytes,
            KnownStatements.PurposeOf(name)
        );

    private static Page Page(ServerState server, IReadOnlyList<Row> rows, string? area, string? find, string order) =>
        new(
            "Statements",
            Html.Of(
                $"""
                <form class="find" method="get">
                <select name="area" aria-label="Area"><option value="">All areas</option>{KnownStatements.Areas.Select(
                    name => Option(name, name, area)
                )}</select>
                <select name="order" aria-label="Order">{Orders.Select(name =>
                    Option(
                        name,
                        name == "name"
                            ? "by name"
                            : "most " + name + (name is "total" or "mean" or "max" ? " time" : ""),
                        order
                    )
                )}</select>
                <input name="find" value="{find}" placeholder="Part of a name" aria-label="Part of a name" maxlength="100">
                <button>Show</button>
                </form>
                {StatementPages.Missing(server)}<p class="dim">{rows.Count} statements.</p>
                {Grid.Of(rows).Table()}
                """
            )
        );

    private static Html Option(string value, string text, string? chosen) =>
        value == chosen
            ? Html.Of($"<option value=\"{value}\" selected>{text}</option>")
            : Html.Of($"<option value=\"{value}\">{text}</option>");
}
