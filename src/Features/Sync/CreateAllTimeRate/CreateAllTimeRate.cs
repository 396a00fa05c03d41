using System.Text.Json.Serialization;
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
            .Retired()
            .WithExample(
                """{"type":"churn_rate","start_date":"2018-04-06","end_date":"2022-12-31","value":2.5}""",
                """{"organization":null,"period_type":"alltime","start_date":"2018-04-06","end_date":"2022-12-31","type":"churn_rate","value":2.5}"""
            )
            .WithBody(typeof(Request));

    public sealed record Request(string Type, DateOnly StartDate, DateOnly EndDate, double Value);

    public sealed record Response(
        long? Organization,
        string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        string Type,
        [property: JsonConverter(typeof(DrfFloat))] double Value
    );

    private static async Task<Results<Created<Response>, FieldsRefused>> Handle(
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var item = new RateBatch(Period.OnlyAllTime, period: Period.AllTime);
        if (await item.ReadOne(request, stop) is { } refused)
        {
            return refused;
        }

        await item.Write(database, organizationId: null, stop);

        return TypedResults.Created(
            (string?)null,
            new Response(null, Period.AllTime, item.Starts[0], item.Ends[0], item.Types[0], item.Values[0])
        );
    }
}
