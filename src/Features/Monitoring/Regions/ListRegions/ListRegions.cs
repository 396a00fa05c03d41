using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>The regions that the caller may read or write, nearest to the grants first.</summary>
public sealed class ListRegions : ICarterModule
{
    /// <summary>A page of everything that the caller may see: costs the page, however much that is.</summary>
    private static readonly Statement Page = Statement.Of<ListRegions>();

    /// <summary>With filters: starts from the fewer, the regions that match or those that the caller may see.</summary>
    private static readonly Statement Matching = Statement.Of<ListRegions>(nameof(Matching));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("region", nameof(ListRegions), "List regions", Handle)
            .WithChoice("read_write", "w: only regions that the caller may write.", "r", "w")
            .WithMetadata(
                new OpenApiInput(
                    "depth_level",
                    "Only regions at most so many levels below a granted one; 0: all.",
                    JsonSchemaType.Integer
                )
            )
            .WithFilters(RegionFields.Catalogue)
            .WithRow(
                """{"id":12907,"name":"Nigeria","slug":"nigeria","region_code":"NG","latitude":9.08,"longitude":8.67,"region_type":"Country","region_type_id":1,"shape_file_path":null,"office":1,"office_id":1,"parent_region":null,"parent_region_id":null,"source_id":1,"lvl":0,"has_children":true,"resource_uri":"/api/v2/region/12907/","created_at":"2014-05-20T08:30:00.000"}"""
            );

    /// <param name="Office">A reference, written as uri_format says.</param>
    /// <param name="ParentRegion">A reference; it may name a region that the caller cannot see.</param>
    /// <param name="Lvl">Distance to the nearest granted region above or itself.</param>
    /// <param name="HasChildren">Whether there is any region below.</param>
    public sealed record Response(
        int Id,
        string Name,
        string Slug,
        string RegionCode,
        double? Latitude,
        double? Longitude,
        string RegionType,
        int RegionTypeId,
        string? ShapeFilePath,
        int Office,
        int OfficeId,
        int? ParentRegion,
        int? ParentRegionId,
        int SourceId,
        int Lvl,
        bool HasChildren,
        string ResourceUri,
        DateTime CreatedAt
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database)
    {
        var list = ListRequest.Read(context, RegionFields.Catalogue, "read_write", "depth_level");
        var scope = new
        {
            caller_id = caller.AccountId,
            read_write = list.Choice("read_write", ["r", "w"], "r"),
            depth_level = list.WholeFromZero("depth_level", 0),
        };

        var statement = list.IsFiltered ? Matching : Page;

        return list.Answer(database, ReferenceCatalogue.Fill(statement, list.UriFormat), scope);
    }
}
