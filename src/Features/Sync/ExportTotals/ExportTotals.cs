using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Totals of therapists as CSV or JSON: organizations by id, then the whole application.</summary>
public sealed class ExportTotals : ICarterModule
{
    private static readonly Statement Totals = Statement.Of<ExportTotals>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("total-therapists/export/", Handle)
            .WithName("Sync.ExportTotals")
            .WithSummary("Export totals of therapists")
            .WithExample(
                """{"format":"json"}""",
                """[{"organization_id":1,"type":"active","period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","value":12}]"""
            );

    /// <param name="OrganizationId">Null: the whole application.</param>
    /// <param name="Type">Who is counted.</param>
    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Value">How many.</param>
    public sealed record Response(
        long? OrganizationId,
        [AllowedValues("active", "inactive")] string Type,
        [AnyPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        [Range(0, int.MaxValue)] int Value
    );

    private static Task<Results<ExportFile<Response, Response>, FieldsRefused>> Handle(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile<Response, Response>.Of(request, database, Totals, "total_therapists", stop);
}
