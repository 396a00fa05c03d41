using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Sync;

/// <summary>Writes how many therapists were active and inactive in a period: of the whole application, or of one organization.</summary>
public sealed class UpsertTotals : ICarterModule
{
    /// <summary>Where it is mounted. The retired spellings of November 2022 knew no alltime.</summary>
    private static readonly (string Name, string Route, string[] Periods, DateOnly? RetiredOn)[] Mounts =
    [
        ("", "total-therapists/", Period.Any, null),
        (".all", "total-therapists/all/", Period.Any, RetiredOn.All),
        (".data-presentation", "data-presentation/number-of-therapists/", Period.Calendar, RetiredOn.DataPresentation),
        (".presentation", "presentation/organizations/number-of-therapists/", Period.Any, RetiredOn.Presentation),
        (".number-of-therapists", "number-of-therapists/", Period.Any, RetiredOn.NumberOfTherapists),
    ];

    private static readonly (string Name, string Route, string[] Periods, DateOnly? RetiredOn)[] OrganizationMounts =
    [
        (".organization", "organizations/{organizationId:digits}/total-therapists/", Period.Any, null),
        (
            ".data-presentation.organization",
            "data-presentation/organizations/{organizationId:digits}/number-of-therapists/",
            Period.Calendar,
            RetiredOn.DataPresentation
        ),
        (
            ".presentation.organization",
            "presentation/organizations/{organizationId:digits}/number-of-therapists/",
            Period.Any,
            RetiredOn.Presentation
        ),
        (
            ".number-of-therapists.organization",
            "organizations/{organizationId:digits}/number-of-therapists/",
            Period.Any,
            RetiredOn.NumberOfTherapists
        ),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, periods, retiredOn) in Mounts)
        {
            Describe(
                app.SyncPush()
                    .MapPost(
                        route,
                        (HttpRequest request, Database database, CancellationToken stop) =>
                            Handle(null, new TotalBatch(periods), request, database, stop)
                    ),
                name,
                periods,
                "Push totals of therapists",
                retiredOn,
                "Sync.UpsertTotals"
            );
        }

        foreach (var (name, route, periods, retiredOn) in OrganizationMounts)
        {
            Describe(
                app.SyncPush()
                    .MapPost(
                        route,
                        (PathId organizationId, HttpRequest request, Database database, CancellationToken stop) =>
                            Handle(organizationId, new TotalBatch(periods), request, database, stop)
                    ),
                name,
                periods,
                "Push totals of an organization's therapists",
                retiredOn,
                "Sync.UpsertTotals.organization"
            );
        }
    }

    /// <param name="PeriodType">What the two days begin and end; alltime: nothing.</param>
    /// <param name="StartDate">First day: a Monday, the first of a month, 1 January.</param>
    /// <param name="EndDate">Last day of the same period.</param>
    /// <param name="IsActive">Whether the active or the inactive are counted.</param>
    /// <param name="Value">How many.</param>
    public sealed record Request(
        [AnyPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        bool IsActive,
        [Range(0, int.MaxValue)] int Value
    );

    /// <summary>The request as it was in November 2022.</summary>
    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="StartDate">First day: a Monday, the first of a month, 1 January.</param>
    /// <param name="EndDate">Last day of the same period.</param>
    /// <param name="IsActive">Whether the active or the inactive are counted.</param>
    /// <param name="Value">How many.</param>
    public sealed record RetiredRequest(
        [CalendarPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        bool IsActive,
        [Range(0, int.MaxValue)] int Value
    );

    /// <param name="RowsCreated">Distinct new keys.</param>
    /// <param name="RowsUpdated">All other items, also those that change nothing.</param>
    public sealed record Response(long RowsCreated, long RowsUpdated);

    private static void Describe(
        RouteHandlerBuilder route,
        string name,
        string[] periods,
        string summary,
        DateOnly? retiredOn,
        string successor
    ) =>
        route
            .WithName("Sync.UpsertTotals" + name)
            .WithSummary(summary)
            .Retired(retiredOn, successor)
            .WithExample(
                """
                [{"period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","is_active":true,"value":12},
                {"period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","is_active":false,"value":3}]
                """,
                """{"rows_created":2,"rows_updated":0}"""
            )
            .WithBody(periods == Period.Calendar ? typeof(RetiredRequest[]) : typeof(Request[]));

    private static async Task<Results<Ok<Response>, NotFound, BatchRefused>> Handle(
        PathId? organizationId,
        TotalBatch items,
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
