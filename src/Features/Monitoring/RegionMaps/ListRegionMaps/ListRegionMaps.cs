namespace Platform.Features.Monitoring;

/// <summary>Which region the texts in uploaded documents mean.</summary>
public sealed class ListRegionMaps : ICarterModule
{
    private static readonly Statement RegionMaps = Statement.Of<ListRegionMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("region_map", nameof(ListRegionMaps), "List region maps", Handle)
            .WithFilters(RegionMapFields.Catalogue)
            .WithRow("""{"id":73658,"master_object_id":12908,"source_object_id":184381,"mapped_by_id":1}""");

    /// <param name="MasterObjectId">The region that is meant.</param>
    /// <param name="SourceObjectId">The text that documents use for it: source_region.</param>
    /// <param name="MappedById">Who said so last.</param>
    public sealed record Response(int Id, int MasterObjectId, int SourceObjectId, long MappedById);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, RegionMapFields.Catalogue).Answer(database, RegionMaps);
}
