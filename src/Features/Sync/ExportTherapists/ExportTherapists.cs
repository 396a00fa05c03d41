using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>All therapists by id, as CSV or JSON; each format names the columns in its own way.</summary>
public sealed class ExportTherapists : ICarterModule
{
    private static readonly Statement Therapists = Statement.Of<ExportTherapists>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Map(app, "therapists/export/", "");
        Map(app, "organizations/therapists/export/", ".organizations")
            .Retired(RetiredOn.Presentation, "Sync.ExportTherapists");
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder app, string route, string name) =>
        app.Sync()
            .MapPost(route, Handle)
            .WithName("Sync.ExportTherapists" + name)
            .WithSummary("Export therapists")
            .WithExample(
                """{"format":"json"}""",
                """[{"therapist_id":"c55a11c49fb2c631455f4549b94a7383","organization_id":1,"organization_date_joined":"2018-04-06"}]"""
            );

    /// <param name="TherapistId">As pushed.</param>
    /// <param name="OrganizationId">Null: known only from interactions.</param>
    /// <param name="OrganizationDateJoined">Likewise.</param>
    public sealed record Response(string TherapistId, long? OrganizationId, DateOnly? OrganizationDateJoined);

    /// <summary>The same as a line of CSV.</summary>
    public sealed record Line(string Id, long? OrganizationId, DateOnly? DateJoined);

    private static Task<Results<ExportFile<Response, Line>, FieldsRefused>> Handle(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile<Response, Line>.Of(request, database, Therapists, "therapists", stop);
}
