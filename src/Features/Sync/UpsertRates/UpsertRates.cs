namespace Platform.Features.Sync;

/// <summary>Writes churn and retention rates of a period: of the whole application, or of one organization.</summary>
public sealed class UpsertRates : ICarterModule
{
    /// <summary>Where it is mounted. The retired spellings of November 2022 call the value rate_value.</summary>
    private static readonly (string Name, string Route, string Value, DateOnly? RetiredOn)[] Mounts =
    [
        ("", "rates/", "value", null),
        (".data-presentation", "data-presentation/churn-retention-rates/", "rate_value", RetiredOn.DataPresentation),
        (".presentation", "presentation/organizations/rates/", "value", RetiredOn.Presentation),
    ];

    private static readonly (string Name, string Route, string Value, DateOnly? RetiredOn)[] OrganizationMounts =
    [
        (".organization", "organizations/{organizationId:digits}/rates/", "value", null),
        (
            ".data-presentation.organization",
            "data-presentation/organizations/{organizationId:digits}/churn-retention-rates/",
            "rate_value",
            RetiredOn.DataPresentation
        ),
        (
            ".presentation.organization",
            "presentation/organizations/{organizationId:digits}/rates/",
            "value",
            RetiredOn.Presentation
        ),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, value, retiredOn) in Mounts)
        {
            Describe(
                app.SyncPush()
                    .MapPost(
                        route,
                        (HttpRequest request, Database database, CancellationToken stop) =>
                            Handle(null, new RateBatch(Period.Calendar, value), request, database, stop)
                    ),
                name,
                value,
                "Push rates",
                retiredOn,
                "Sync.UpsertRates"
            );
        }

        foreach (var (name, route, value, retiredOn) in OrganizationMounts)
        {
            Describe(
                app.SyncPush()
                    .MapPost(
                        route,
                        (PathId organizationId, HttpRequest request, Database database, CancellationToken stop) =>
                            Handle(organizationId, new RateBatch(Period.Calendar, value), request, database, stop)
                    ),
                name,
                value,
                "Push the rates of an organization",
                retiredOn,
                "Sync.UpsertRates.organization"
            );
        }
    }

    /// <param name="Type">Which of the two.</param>
    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="StartDate">First day: a Monday, the first of a month, 1 January.</param>
    /// <param name="EndDate">Last day of the same period.</param>
    /// <param name="Value">A fraction, 0.025 for 2.5 %; any finite number is taken, also as text, also a negative one.</param>
    public sealed record Request(
        [RateType] string Type,
        [CalendarPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        double Value
    );

    /// <summary>The request as it was in November 2022.</summary>
    /// <param name="Type">Which of the two.</param>
    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="StartDate">First day: a Monday, the first of a month, 1 January.</param>
    /// <param name="EndDate">Last day of the same period.</param>
    /// <param name="RateValue">A fraction, 0.025 for 2.5 %; any finite number is taken, also as text, also a negative one.</param>
    public sealed record RetiredRequest(
        [RateType] string Type,
        [CalendarPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        double RateValue
    );

    /// <param name="RowsCreated">Distinct new keys.</param>
    /// <param name="RowsUpdated">All other items, also those that change nothing.</param>
    public sealed record Response(long RowsCreated, long RowsUpdated);

    private static void Describe(
        RouteHandlerBuilder route,
        string name,
        string value,
        string summary,
        DateOnly? retiredOn,
        string successor
    ) =>
        route
            .WithName("Sync.UpsertRates" + name)
            .WithSummary(summary)
            .Retired(retiredOn, successor)
            .WithExample(
                $$"""
                [{"type":"churn_rate","period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","{{value}}":0.025},
                {"type":"retention_rate","period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","{{value}}":0.975}]
                """,
                """{"rows_created":2,"rows_updated":0}"""
            )
            .WithBody(value is "value" ? typeof(Request[]) : typeof(RetiredRequest[]));

    private static async Task<Results<Ok<Response>, NotFound, BatchRefused>> Handle(
        PathId? organizationId,
        RateBatch items,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (organizationId is { IsUnknown: true })
        {
            return TypedResults.NotFound();
        }

        if (await items.Read(request, stop) is { } refused)
        {
            return refused;
        }

        return await items.Write(database, organizationId?.Value, stop) is { } created
            ? TypedResults.Ok(new Response(created, items.Count - created))
            : TypedResults.NotFound();
    }
}
