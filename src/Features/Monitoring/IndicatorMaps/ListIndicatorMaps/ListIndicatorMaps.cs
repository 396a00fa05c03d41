namespace Platform.Features.Monitoring;

/// <summary>Which indicator the texts in uploaded documents mean.</summary>
public sealed class ListIndicatorMaps : ICarterModule
{
    private static readonly Statement IndicatorMaps = Statement.Of<ListIndicatorMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("indicator_map", nameof(ListIndicatorMaps), "List indicator maps", Handle)
            .WithFilters(IndicatorMapFields.Catalogue)
            .WithRow("""{"id":73658,"master_object_id":12908,"source_object_id":184381,"mapped_by_id":1}""");

    /// <param name="MasterObjectId">The indicator that is meant.</param>
    /// <param name="SourceObjectId">The text that documents use for it: source_indicator.</param>
    /// <param name="MappedById">Who said so last.</param>
    public sealed record Response(int Id, int MasterObjectId, int SourceObjectId, long MappedById);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, IndicatorMapFields.Catalogue).Answer(database, IndicatorMaps);
}
