using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>All interactions in the order of their creation, as CSV or JSON, with their therapist's organization.</summary>
public sealed class ExportInteractions : ICarterModule
{
    private static readonly Statement Interactions = Statement.Of<ExportInteractions>();
    private static readonly Statement First = Statement.Of<ExportInteractions>(nameof(First));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Describe(app.Sync().MapPost("interactions/export/", Handle), "");
        // The spellings of 2022. The first one had other columns.
        Describe(app.Sync().MapPost("organizations/interactions/export/", Handle), ".organizations");
        Describe(
            app.Sync().MapPost("organizations/therapists/interactions/export/", Handle),
            ".organizations.therapists"
        );
        Describe(app.Sync().MapPost("organizations/therapists-interactions/export/", HandleFirst), ".first");
    }

    /// <param name="TherapistId">As pushed.</param>
    /// <param name="InteractionDate">The day.</param>
    /// <param name="Counter">Ordinal of the interaction within the day.</param>
    /// <param name="ChatCount">Messages written.</param>
    /// <param name="CallCount">Calls made.</param>
    /// <param name="OrganizationId">The therapist's; null: in none yet.</param>
    /// <param name="OrganizationDateJoined">Since when.</param>
    public sealed record Response(
        string TherapistId,
        DateOnly InteractionDate,
        int Counter,
        int ChatCount,
        int CallCount,
        long? OrganizationId,
        DateOnly? OrganizationDateJoined
    );

    /// <summary>The row as it was in early December 2022.</summary>
    /// <param name="InteractionId">Ordinal of the interaction within the day.</param>
    /// <param name="TherapistId">As pushed.</param>
    /// <param name="ChatCount">Messages written.</param>
    /// <param name="CallCount">Calls made.</param>
    /// <param name="InteractionDate">The day.</param>
    /// <param name="OrganizationId">The therapist's; null: in none yet.</param>
    /// <param name="OrganizationDateJoined">Since when.</param>
    public sealed record FirstResponse(
        int InteractionId,
        string TherapistId,
        int ChatCount,
        int CallCount,
        DateOnly InteractionDate,
        long? OrganizationId,
        DateOnly? OrganizationDateJoined
    );

    private static void Describe(RouteHandlerBuilder route, string name) =>
        route
            .WithName("Sync.ExportInteractions" + name)
            .WithSummary("Export interactions")
            .Retired(name is "" ? null : RetiredOn.Presentation, "Sync.ExportInteractions")
            .WithExample(
                """{"format":"json"}""",
                name is ".first"
                    ? """[{"interaction_id":1,"therapist_id":"c55a11c49fb2c631455f4549b94a7383","chat_count":2,"call_count":0,"interaction_date":"2018-06-08","organization_id":1,"organization_date_joined":"2018-04-06"}]"""
                    : """[{"therapist_id":"c55a11c49fb2c631455f4549b94a7383","interaction_date":"2018-06-08","counter":1,"chat_count":2,"call_count":0,"organization_id":1,"organization_date_joined":"2018-04-06"}]"""
            );

    private static Task<Results<ExportFile<Response, Response>, FieldsRefused>> Handle(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile<Response, Response>.Of(request, database, Interactions, "therapists_interactions", stop);

    private static Task<Results<ExportFile<FirstResponse, FirstResponse>, FieldsRefused>> HandleFirst(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile<FirstResponse, FirstResponse>.Of(request, database, First, "therapists_interactions", stop);
}
