namespace Platform.Features.Dba;

/// <summary><c>/dba/indexes</c>: indexes that only cost, and places where one may be missing.</summary>
public sealed class ShowIndexes : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.Dba().MapGet("indexes", Handle).WithName("Dba.ShowIndexes");

    public sealed record Response(IReadOnlyList<object> UnusedIndexes, IReadOnlyList<object> MissingIndexes);

    private static async Task<Shown<Response>> Handle(
        [FromKeyedServices(DatabaseSetup.Dba)] Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow();
        var unused = await Report.UnusedIndexes.Read(database, now, stop);
        var missing = await Report.MissingIndexes.Read(database, now, stop);

        return new(
            new(unused.Rows, missing.Rows),
            () =>
                new(
                    "Indexes",
                    Html.Of(
                        $"""
                        <h2>{Report.MissingIndexes.Title}</h2>
                        <p class="dim">{Report.MissingIndexes.Words}.</p>
                        {missing.Table()}
                        <h2>{Report.UnusedIndexes.Title}</h2>
                        <p class="dim">{Report.UnusedIndexes.Words}.</p>
                        {unused.Table()}
                        """
                    )
                )
        );
    }
}
