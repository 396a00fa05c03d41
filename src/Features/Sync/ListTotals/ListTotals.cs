using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Totals of therapists by last day, of the whole application and of organizations, filtered by the query.</summary>
public sealed class ListTotals : ICarterModule
{
    private static readonly Statement Totals = Statement.Of<ListTotals>();

    private static readonly (string Name, string Route, DateOnly? RetiredOn)[] Mounts =
    [
        ("", "total-therapists/", null),
        (".all", "total-therapists/all/", RetiredOn.All),
        (".data-presentation", "data-presentation/number-of-therapists/", RetiredOn.DataPresentation),
        (".presentation", "presentation/organizations/number-of-therapists/", RetiredOn.Presentation),
        (".number-of-therapists", "number-of-therapists/", RetiredOn.NumberOfTherapists),
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (name, route, retiredOn) in Mounts)
        {
            app.Sync()
                .MapGet(route, Handle)
                .WithName("Sync.ListTotals" + name)
                .WithSummary("List totals of therapists")
                .TakesFormat()
                .WithMetadata([.. EntityTags.Documented])
                .Retired(retiredOn, "Sync.ListTotals")
                .WithExample(
                    response: """[{"period_type":"weekly","organization":1,"start_date":"2022-10-31","end_date":"2022-11-06","is_active":true,"value":12}]"""
                );
        }
    }

    /// <param name="PeriodType">What the two days begin and end.</param>
    /// <param name="Organization">Null: the whole application.</param>
    /// <param name="StartDate">First day.</param>
    /// <param name="EndDate">Last day.</param>
    /// <param name="IsActive">Whether the active or the inactive are counted.</param>
    /// <param name="Value">How many.</param>
    public sealed record Response(
        [AnyPeriod] string PeriodType,
        long? Organization,
        DateOnly StartDate,
        DateOnly EndDate,
        bool IsActive,
        [Range(0, int.MaxValue)] int Value
    );

    /// <param name="isActive">true or 1, false or 0.</param>
    private static Results<RowList<Response>, FieldsRefused, BareRefused> Handle(
        [AsParameters] PresentationQuery query,
        [FromQuery(Name = "is_active"), SentAs(JsonSchemaType.Boolean)] string? isActive,
        Database database
    )
    {
        var filters = new PresentationFilters(query);
        var isCountedActive = filters.Flag("is_active", isActive);
        if (filters.Refused is { } refused)
        {
            return refused;
        }

        if (filters.RefusedPeriod is { } half)
        {
            return half;
        }

        return new RowList<Response>(
            database,
            Totals,
            new
            {
                organization_ids = filters.OrganizationIds,
                is_whole = filters.IsWhole,
                period_type = filters.PeriodType,
                period_after = filters.After,
                period_before = filters.Before,
                is_active = isCountedActive,
                row_limit = filters.Limit,
            }
        )
        {
            IsTagged = true,
        };
    }
}
