using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>All therapists by id, as CSV or JSON; each format names the columns in its own way.</summary>
public sealed class ExportTherapists : ICarterModule
{
    private static readonly Statement Therapists = Statement.Of<ExportTherapists>();
    private static readonly string[] CsvNames = ["id", "organization_id", "date_joined"];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Map(app, "therapists/export/", "");
        Map(app, "organizations/therapists/export/", ".organizations").Retired();
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

    private static Task<Results<ExportFile, FieldsRefused>> Handle(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile.Of(request, database, Therapists, "therapists", stop, CsvNames);
}
