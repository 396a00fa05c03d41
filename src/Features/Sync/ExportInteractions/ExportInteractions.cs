namespace Platform.Features.Sync;

/// <summary>All interactions in the order of their creation, as CSV or JSON, with their therapist's organization.</summary>
public sealed class ExportInteractions : ICarterModule
{
    private static readonly Statement Interactions = Statement.Of<ExportInteractions>();
    private static readonly Statement First = Statement.Of<ExportInteractions>(nameof(First));

    /// <summary>The spellings of 2022. The first one had other columns.</summary>
    private static readonly (string Name, string Route, Statement Rows)[] Mounts =
    [
        ("", "interactions/export/", Interactions),
        (".organizations", "organizations/interactions/export/", Interactions),
        (".organizations.therapists", "organizations/therapists/interactions/export/", Interactions),
        (".first", "organizations/therapists-interactions/export/", First),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, rows) in Mounts)
        {
            app.Sync()
                .MapPost(
                    route,
                    (
                        HttpRequest request,
                        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
                        CancellationToken stop
                    ) => ExportFile.Of(request, database, rows, "therapists_interactions", stop)
                )
                .WithName("Sync.ExportInteractions" + name)
                .WithSummary("Export interactions")
                .Retired(name is not "")
                .WithExample("""{"format":"csv"}""");
        }
    }
}
