using System.ComponentModel.DataAnnotations;
using Microsoft.OpenApi;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>
/// Values by region and campaign. What is not stored for a region is the sum of what its sub-regions have, else it is
/// calculated from other indicators; an answer is never older than the last write.
/// </summary>
public sealed class ListDatapoints : ICarterModule
{
    /// <summary>Everything that the caller may read: costs the page, however much that is.</summary>
    private static readonly Statement Page = Statement.Of<ListDatapoints>();

    /// <summary>Chosen regions, any indicator.</summary>
    private static readonly Statement Groups = Statement.Of<ListDatapoints>(nameof(Groups));

    /// <summary>Chosen indicators, or a level of aggregation.</summary>
    private static readonly Statement Cells = Statement.Of<ListDatapoints>(nameof(Cells));

    private static readonly string[] Levels = ["mixed", "agg-only", "no-agg"];

    private static readonly OpenApiInput[] Inputs =
    [
        new(
            "indicator__in",
            "Ids, separated by commas: one entry for each, in this order, null without a value.",
            JsonSchemaType.String
        ),
        .. RegionScope.Inputs,
        new("campaign__in", "Ids, separated by commas.", JsonSchemaType.String),
        new("campaign_start", "Campaigns that began on this date or later.", JsonSchemaType.String) { Format = "date" },
        new("campaign_end", "Campaigns that ended on this date or before.", JsonSchemaType.String) { Format = "date" },
        new("no_pivot", "One object for each region, campaign and indicator.", JsonSchemaType.Boolean),
        new(
            "agg_level",
            "agg-only: without the region's own stored values; no-agg: without what sub-regions have.",
            JsonSchemaType.String,
            Choices: Levels
        ),
        new(
            "provenance",
            "1: say of each value whether it is stored, aggregated (from how many sub-regions) or calculated.",
            JsonSchemaType.Boolean
        ),
        new("limit", "Objects on the page; 0: all. 20 without it.", JsonSchemaType.Integer) { Minimum = 0 },
        new("offset", "Objects to skip.", JsonSchemaType.Integer) { Minimum = 0 },
        new(
            "format",
            "csv: a table with names, one column for each indicator.",
            JsonSchemaType.String,
            Choices: ["json", "csv"]
        ),
    ];

    private static readonly string[] Parameters = [.. Inputs.Select(input => input.Name)];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapGet("api/v1/datapoint/", Handle)
            .WithName("Monitoring.ListDatapoints")
            .WithSummary("List values by region and campaign")
            .WithMetadata(Inputs)
            .WithExample(
                response: """
                {"meta":{"limit":20,"offset":0,"total_count":1,"parameters_requested":{"region__in":"23","indicator__in":"1,2"}},
                "objects":[{"region":23,"campaign":7,"indicators":[{"indicator":1,"value":420},{"indicator":2,"value":0.035}]}],"errors":{}}
                """
            );

    /// <param name="Region">Id.</param>
    /// <param name="Campaign">Id.</param>
    /// <param name="Indicators">Those asked for, in that order; else those that have a value, by id.</param>
    public sealed record Response(int Region, int Campaign, Indicator[] Indicators);

    /// <param name="Id">Written as <c>indicator</c>.</param>
    /// <param name="Value">Null: there is none.</param>
    /// <param name="Kind">Where it comes from; this and what follows only with provenance.</param>
    /// <param name="RegionsWithData">Of an aggregated value: the sub-regions that have one.</param>
    /// <param name="RegionsMissing">And those that have none.</param>
    public sealed record Indicator(
        [property: System.Text.Json.Serialization.JsonPropertyName("indicator")] int Id,
        double? Value,
        [AllowedValues("stored", "aggregated", "calculated")] string? Kind = null,
        int? RegionsWithData = null,
        int? RegionsMissing = null
    );

    private static async Task<Results<DatapointObjects, DatapointTable, Problem>> Handle(
        HttpContext context,
        AccountCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        var list = OwnParameters.Read(context, isAll: false, Parameters);
        var scope = await RegionScope.Read(list, database, stop);
        var shape = new DatapointShape(
            list.Ids("indicator__in")?.Distinct().ToArray(),
            list.Flag("no_pivot") && !list.IsCsv,
            list.Flag("provenance")
        );
        var args = new
        {
            caller_id = caller.AccountId,
            region_ids = scope.RegionIds,
            parent_ids = scope.ParentIds,
            level_ids = scope.LevelIds,
            indicator_ids = shape.IndicatorIds,
            campaign_ids = list.Ids("campaign__in"),
            campaign_start = list.Date("campaign_start"),
            campaign_end = list.Date("campaign_end"),
            no_pivot = shape.IsFlat,
            agg_level = list.Choice("agg_level", Levels, Levels[0]),
            provenance = shape.HasProvenance,
            is_csv = list.IsCsv,
            limit = list.Page.LimitValue,
            offset = list.Page.OffsetValue,
        };
        var statement =
            shape.IndicatorIds is not null || args.agg_level != Levels[0] ? Cells
            : shape.IsFlat || !scope.IsEverything ? Groups
            : Page;

        if (list.Problem is { } problem)
        {
            return problem;
        }

        return list.IsCsv
            ? new DatapointTable(database, statement, args)
            : new DatapointObjects(database, statement, args, list, shape);
    }
}
