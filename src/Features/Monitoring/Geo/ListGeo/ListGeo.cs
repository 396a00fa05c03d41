using System.ComponentModel.DataAnnotations;
using Microsoft.OpenApi;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>The polygons of regions as GeoJSON. Kept by browsers and asked for again with If-None-Match.</summary>
public sealed class ListGeo : ICarterModule
{
    private static readonly Statement Polygons = Statement.Of<ListGeo>();
    private static readonly Statement Tag = Statement.Of<ListGeo>(nameof(Tag));

    private static readonly OpenApiInput[] Inputs =
    [
        .. RegionScope.Inputs,
        new("limit", "Features on the page; 0 and without it: all.", JsonSchemaType.Integer) { Minimum = 0 },
        new("offset", "Features to skip.", JsonSchemaType.Integer) { Minimum = 0 },
    ];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapGet("api/v1/geo/", Handle)
            .WithName("Monitoring.ListGeo")
            .WithSummary("List polygons")
            .WithMetadata(Inputs)
            .WithExample(
                response: """
                {"type":"FeatureCollection","features":[{"type":"Feature","region_id":23,"properties":{"region_id":23},
                "geometry":{"type":"Polygon","coordinates":[[[7.1,9.2],[7.4,9.2],[7.4,9.5],[7.1,9.2]]]}}],
                "meta":{"limit":0,"offset":0,"total_count":1,"parameters_requested":{"region__in":"23"}},"errors":{}}
                """
            );

    /// <param name="Type">Of the whole.</param>
    /// <param name="Features">By region id; regions without a polygon are not among them.</param>
    /// <param name="Meta">The page and the parameters as received.</param>
    /// <param name="Errors">Empty.</param>
    public sealed record Response(
        [AllowedValues("FeatureCollection")] string Type,
        Feature[] Features,
        MetaBody Meta,
        Dictionary<string, string> Errors
    );

    /// <param name="Type">Of the part.</param>
    /// <param name="RegionId">Also in the properties.</param>
    /// <param name="Properties">region_id</param>
    /// <param name="Geometry">A Polygon or MultiPolygon, longitude before latitude.</param>
    public sealed record Feature(
        [AllowedValues("Feature")] string Type,
        int RegionId,
        Dictionary<string, int> Properties,
        Dictionary<string, System.Text.Json.JsonElement> Geometry
    );

    private static async Task<Results<GeoAnswer, Problem>> Handle(
        HttpContext context,
        AccountCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        var list = OwnParameters.Read(context, isAll: true, RegionScope.Parameters);
        var scope = await RegionScope.Read(list, database, stop);
        if (list.IsCsv)
        {
            list.Refuse(ErrorType.InvalidFormat, "format: maps are GeoJSON only");
        }

        var args = new
        {
            caller_id = caller.AccountId,
            region_ids = scope.RegionIds,
            parent_ids = scope.ParentIds,
            level_ids = scope.LevelIds,
            limit = list.Page.LimitValue,
            offset = list.Page.OffsetValue,
        };

        return list.Problem is { } problem ? problem : new GeoAnswer(database, Tag, Polygons, args, list);
    }
}
