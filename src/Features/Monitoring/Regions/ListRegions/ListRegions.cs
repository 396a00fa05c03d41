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
        app.MapList(Region.Resource, "List regions", Handle)
            .WithChoice("read_write", "w: only regions that the caller may write.", "r", "w")
            .WithMetadata(
                new OpenApiInput(
                    "depth_level",
                    "Only regions at most so many levels below a granted one; 0: all.",
                    JsonSchemaType.Integer
                )
            );

    private static Results<ListAnswer<Region>, Problem> Handle(ListCall call)
    {
        var list = ListRequest.Read(call.Context, Region.Resource.Fields, "read_write", "depth_level");
        var scope = new
        {
            caller_id = call.Caller.AccountId,
            read_write = list.Choice("read_write", ["r", "w"], "r"),
            depth_level = list.WholeFromZero("depth_level", 0),
        };

        var statement = list.IsFiltered ? Matching : Page;

        return list.Answer<Region>(call.Database, ReferenceCatalogue.Fill(statement, list.UriFormat), scope);
    }
}
