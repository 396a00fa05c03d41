using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Writes one rate over all time for the whole application: a retired spelling, one object at a time.</summary>
public sealed class CreateAllTimeRate : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("rates/all-time/", Handle)
            .WithName("Sync.CreateAllTimeRate")
            .WithSummary("Push one rate over all time")
            .Retired(RetiredOn.NumberOfTherapists, successor: null) // the batch takes none over all time
            .WithExample(
                """{"type":"churn_rate","start_date":"2018-04-06","end_date":"2022-12-31","value":0.025}""",
                """{"organization":null,"period_type":"alltime","start_date":"2018-04-06","end_date":"2022-12-31","type":"churn_rate","value":0.025}"""
            );

    public sealed record Request(
        [AllowedValues("churn_rate", "retention_rate")] string Type,
        DateOnly StartDate,
        DateOnly EndDate,
        double Value,
        [AllowedValues(Period.AllTime)] string PeriodType = Period.AllTime
    );

    public sealed record Response(
        long? Organization,
        string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        string Type,
        double Value
    );

    private static async Task<Results<Created<Response>, FieldsRefused>> Handle(
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var (type, start, end, value, periodType) = body.Value;
        var batch = new RateBatch([]);
        batch.Add(type, periodType, start, end, value);
        await batch.Write(database, organizationId: null, stop);

        return TypedResults.Created((string?)null, new Response(null, periodType, start, end, type, value));
    }
}
