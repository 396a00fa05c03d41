namespace Platform.Features.Monitoring;

/// <summary>Who may read or write which region, and everything below it.</summary>
public sealed class ListRegionPermissions : ICarterModule
{
    private static readonly Statement RegionPermissions = Statement.Of<ListRegionPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("region_permission", nameof(ListRegionPermissions), "List grants", Handle)
            .WithChoice("read_write", "w: only grants to write. A grant to write is one to read.", "r", "w")
            .WithFilters(RegionPermissionFields.Catalogue)
            .WithRow("""{"id":344,"read_write":"r","user_id":1,"region_id":12910}""");

    public sealed record Response(int Id, string ReadWrite, long UserId, int RegionId);

    private static IResult Handle(HttpContext context, Caller caller, Database database)
    {
        var list = ListRequest.Read(context, RegionPermissionFields.Catalogue, "read_write");

        return list.Answer(
            database,
            RegionPermissions,
            new { read_write = list.Choice("read_write", ["r", "w"], "r") }
        );
    }
}
