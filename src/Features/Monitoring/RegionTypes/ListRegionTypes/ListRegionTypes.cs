namespace Platform.Features.Monitoring;

/// <summary>Country, province, district and so on: the key to <c>region_type_id</c>.</summary>
public sealed class ListRegionTypes : ICarterModule
{
    private static readonly Statement RegionTypes = Statement.Of<ListRegionTypes>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(RegionType.Resource, "List region types", Handle);

    private static Results<ListAnswer<RegionType>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, RegionType.Resource.Fields).Answer<RegionType>(call.Database, RegionTypes);
}
