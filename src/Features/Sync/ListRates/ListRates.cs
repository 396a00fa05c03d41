using Microsoft.AspNetCore.Mvc;

namespace Platform.Features.Sync;

/// <summary>Churn and retention rates by last day, of the whole application and of organizations, filtered by the query.</summary>
public sealed class ListRates : ICarterModule
{
    private static readonly Statement Rates = Statement.Of<ListRates>();

    /// <summary>The retired spelling of November 2022 calls the value rate_value.</summary>
    private static readonly (string Name, string Route, string Value)[] Mounts =
    [
        ("", "rates/", "value"),
        (".data-presentation", "data-presentation/churn-retention-rates/", "rate_value"),
        (".presentation", "presentation/organizations/rates/", "value"),
    ];

    private static readonly string[] RetiredColumns =
    [
        "organization",
        "period_type",
        "start_date",
        "end_date",
        "type",
        "rate_value",
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, value) in Mounts)
        {
            var isRenamed = value is not "value";
            app.Sync()
                .MapGet(
                    route,
                    (
                        HttpContext context,
                        [AsParameters] PresentationQuery query,
                        [FromQuery(Name = "type")] string? type,
                        Database database,
                        CancellationToken stop
                    ) => Handle(context, query, type, isRenamed ? RetiredColumns : null, database, stop)
                )
                .WithName("Sync.ListRates" + name)
                .WithSummary("List rates")
                .Retired(name is not "")
                .WithExample(
                    response: $$"""[{"organization":1,"period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","type":"churn_rate","{{value}}":2.5}]"""
                )
                .Produces(StatusCodes.Status200OK, isRenamed ? typeof(RetiredResponse[]) : typeof(Response[]))
                .Produces<Dictionary<string, string[]>>(StatusCodes.Status400BadRequest);
        }
    }

    /// <param name="Organization">Null: the whole application.</param>
    /// <param name="PeriodType">weekly, monthly or yearly; alltime from a retired spelling.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Type">churn_rate or retention_rate.</param>
    /// <param name="Value">Whole values print as 3.0.</param>
    public sealed record Response(
        long? Organization,
        string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        string Type,
        double Value
    );

    /// <summary>The row as it was in November 2022.</summary>
    /// <param name="Organization">Null: the whole application.</param>
    /// <param name="PeriodType">weekly, monthly or yearly; alltime from a retired spelling.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Type">churn_rate or retention_rate.</param>
    /// <param name="RateValue">Whole values print as 3.0.</param>
    public sealed record RetiredResponse(
        long? Organization,
        string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        string Type,
        double RateValue
    );

    /// <param name="type">churn_rate or retention_rate; another word finds nothing.</param>
    private static async Task<IResult> Handle(
        HttpContext context,
        PresentationQuery query,
        string? type,
        string[]? columns,
        Database database,
        CancellationToken stop
    )
    {
        var filters = new PresentationFilters(query);
        if (filters.Refused is { } refused)
        {
            return refused;
        }

        await database.WriteJson(
            Rates,
            new
            {
                organization_ids = filters.OrganizationIds,
                is_whole = filters.IsWhole,
                period_type = filters.PeriodType,
                period_after = filters.After,
                period_before = filters.Before,
                type = PresentationFilters.Word(type),
                row_limit = filters.Limit,
            },
            context.Response,
            stop,
            columns
        );

        return Results.Empty;
    }
}
