using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Writes one total over all time for the whole application: a retired spelling, one object at a time.</summary>
public sealed class CreateAllTimeTotal : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("number-of-therapists/all-time/", Handle)
            .WithName("Sync.CreateAllTimeTotal")
            .WithSummary("Push one total over all time")
            .Retired(RetiredOn.NumberOfTherapists, "Sync.UpsertTotals")
            .WithExample(
                """{"start_date":"2018-04-06","end_date":"2022-12-31","is_active":true,"value":12}""",
                """{"period_type":"alltime","organization":null,"start_date":"2018-04-06","end_date":"2022-12-31","is_active":true,"value":12}"""
            );

    public sealed record Request(
        DateOnly StartDate,
        DateOnly EndDate,
        bool IsActive,
        [Range(0, int.MaxValue)] int Value,
        [AllowedValues(Period.AllTime)] string PeriodType = Period.AllTime
    );

    public sealed record Response(
        string PeriodType,
        long? Organization,
        DateOnly StartDate,
        DateOnly EndDate,
        bool IsActive,
        int Value
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

        var (start, end, isActive, value, periodType) = body.Value;
        var batch = new TotalBatch([]);
        batch.Add(periodType, start, end, isActive, value);
        await batch.Write(database, organizationId: null, stop);

        return TypedResults.Created((string?)null, new Response(periodType, null, start, end, isActive, value));
    }
}
