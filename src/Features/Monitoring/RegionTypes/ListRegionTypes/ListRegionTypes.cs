namespace Platform.Features.Monitoring;

/// <summary>Country, province, district and so on: the key to <c>region_type_id</c>.</summary>
public sealed class ListRegionTypes : ICarterModule
{
    private static readonly Statement RegionTypes = Statement.Of<ListRegionTypes>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("region_type", nameof(ListRegionTypes), "List region types", Handle)
            .WithFilters(RegionTypeFields.Catalogue)
            .WithRow("""{"id":1,"name":"Country"}""");

    public sealed record Response(int Id, string Name);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, RegionTypeFields.Catalogue).Answer(database, RegionTypes);
}
