using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Churn and retention rates as CSV or JSON: organizations by id, then the whole application.</summary>
public sealed class ExportRates : ICarterModule
{
    private static readonly Statement Rates = Statement.Of<ExportRates>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("rates/export/", Handle)
            .WithName("Sync.ExportRates")
            .WithSummary("Export rates")
            .WithExample(
                """{"format":"json"}""",
                """[{"organization_id":1,"type":"churn_rate","period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","value":0.025}]"""
            );

    /// <param name="OrganizationId">Null: the whole application.</param>
    /// <param name="Type">Which of the two.</param>
    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Value">As pushed, a fraction: 0.025 for 2.5 %. Whole values print as 1.0.</param>
    public sealed record Response(
        long? OrganizationId,
        [RateType] string Type,
        [AnyPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        double Value
    );

    private static Task<Results<ExportFile<Response, Response>, FieldsRefused>> Handle(
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Exports)] Database database,
        CancellationToken stop
    ) => ExportFile<Response, Response>.Of(request, database, Rates, "therapists_rates", stop);
}
