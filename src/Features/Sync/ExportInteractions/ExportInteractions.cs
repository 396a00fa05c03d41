using Platform.Infrastructure.Http.Drf;

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

    private const string Example = """
        [{"therapist_id":"c55a11c49fb2c631455f4549b94a7383","interaction_date":"2018-06-08","counter":1,"chat_count":2,"call_count":0,"organization_id":1,"organization_date_joined":"2018-04-06"}]
        """;

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
                    ) => Handle(rows, request, database, stop)
                )
                .WithName("Sync.ExportInteractions" + name)
                .WithSummary("Export interactions")
                .Retired(name is not "")
                .WithExample(
                    """{"format":"json"}""",
                    Example.Replace(
                        "counter",
                        name is ".first" ? "interaction_id" : "counter",
                        StringComparison.Ordinal
                    )
                );
        }
    }

    private static Task<Results<ExportFile, FieldsRefused>> Handle(
        Statement rows,
        HttpRequest request,
        Database database,
        CancellationToken stop
    ) => ExportFile.Of(request, database, rows, "therapists_interactions", stop);
}
