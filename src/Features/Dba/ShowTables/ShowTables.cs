namespace Platform.Features.Dba;

/// <summary><c>/dba/tables</c>: sizes, bloat and care of every table.</summary>
public sealed class ShowTables : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.Dba().MapGet("tables", Handle).WithName("Dba.ShowTables");

    public sealed record Response(IReadOnlyList<object> Tables);

    private static async Task<Shown<Response>> Handle(
        [FromKeyedServices(DatabaseSetup.Dba)] Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var tables = await Report.Tables.Read(database, time.GetUtcNow(), stop);

        return new(
            new(tables.Rows),
            () => new("Tables", Html.Of($"<p class=\"dim\">{Report.Tables.Words}.</p>\n{tables.Table()}"))
        );
    }
}
