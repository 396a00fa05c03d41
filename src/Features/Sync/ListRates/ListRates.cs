using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.AspNetCore.Mvc;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Churn and retention rates by last day, of the whole application and of organizations, filtered by the query.</summary>
public sealed class ListRates : ICarterModule
{
    private static readonly Statement Rates = Statement.Of<ListRates>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Describe(app.Sync().MapGet("rates/", List), "", "value", null);
        Describe(
            app.Sync().MapGet("presentation/organizations/rates/", List),
            ".presentation",
            "value",
            RetiredOn.Presentation
        );
        Describe(
            app.Sync().MapGet("data-presentation/churn-retention-rates/", ListRetired),
            ".data-presentation",
            "rate_value",
            RetiredOn.DataPresentation
        );
    }

    /// <param name="Organization">Null: the whole application.</param>
    /// <param name="PeriodType">What the two days begin and end; alltime from a retired spelling.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Type">Which of the two.</param>
    /// <param name="Value">As pushed, a fraction: 0.025 for 2.5 %. Whole values print as 1.0.</param>
    public sealed record Response(
        long? Organization,
        [AnyPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        [RateType] string Type,
        double Value
    );

    /// <summary>The row as it was in November 2022.</summary>
    /// <param name="Organization">Null: the whole application.</param>
    /// <param name="PeriodType">What the two days begin and end; alltime from a retired spelling.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="Type">Which of the two.</param>
    /// <param name="RateValue">As pushed, a fraction: 0.025 for 2.5 %. Whole values print as 1.0.</param>
    public sealed record RetiredResponse(
        long? Organization,
        [AnyPeriod] string PeriodType,
        DateOnly StartDate,
        DateOnly EndDate,
        [RateType] string Type,
        [property: Column("value")] double RateValue
    );

    private static void Describe(RouteHandlerBuilder route, string name, string value, DateOnly? retiredOn) =>
        route
            .WithName("Sync.ListRates" + name)
            .WithSummary("List rates")
            .TakesFormat()
            .WithMetadata([.. EntityTags.Documented])
            .Retired(retiredOn, "Sync.ListRates")
            .WithExample(
                response: $$"""[{"organization":1,"period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","type":"churn_rate","{{value}}":0.025}]"""
            );

    private static Results<RowList<Response>, FieldsRefused, BareRefused> List(
        [AsParameters] PresentationQuery query,
        [FromQuery(Name = "type"), RateType] string? type,
        Database database
    ) => Handle(query, type, args => new RowList<Response>(database, Rates, args) { IsTagged = true });

    private static Results<RowList<RetiredResponse>, FieldsRefused, BareRefused> ListRetired(
        [AsParameters] PresentationQuery query,
        [FromQuery(Name = "type"), RateType] string? type,
        Database database
    ) => Handle(query, type, args => new RowList<RetiredResponse>(database, Rates, args) { IsTagged = true });

    /// <param name="type">Exactly this one; another word finds nothing.</param>
    private static Results<RowList<TRow>, FieldsRefused, BareRefused> Handle<TRow>(
        PresentationQuery query,
        string? type,
        Func<object, RowList<TRow>> list
    )
    {
        var filters = new PresentationFilters(query);
        if (filters.Refused is { } refused)
        {
            return refused;
        }

        if (filters.RefusedPeriod is { } half)
        {
            return half;
        }

        return list(
            new
            {
                organization_ids = filters.OrganizationIds,
                is_whole = filters.IsWhole,
                period_type = filters.PeriodType,
                period_after = filters.After,
                period_before = filters.Before,
                type = PresentationFilters.Word(type),
                row_limit = filters.Limit,
            }
        );
    }
}
