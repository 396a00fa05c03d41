namespace Platform.Features.Monitoring;

/// <summary>Who may read or write which region, and everything below it.</summary>
public sealed class ListRegionPermissions : ICarterModule
{
    private static readonly Statement RegionPermissions = Statement.Of<ListRegionPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(RegionPermission.Resource, "List grants", Handle)
            .WithChoice("read_write", "w: only grants to write. A grant to write is one to read.", "r", "w");

    private static Results<ListAnswer<RegionPermission>, Problem> Handle(ListCall call)
    {
        var list = ListRequest.Read(call.Context, RegionPermission.Resource.Fields, "read_write");

        return list.Answer<RegionPermission>(
            call.Database,
            RegionPermissions,
            new { read_write = list.Choice("read_write", ["r", "w"], "r") }
        );
    }
}
