namespace Platform.Features.Monitoring;

/// <summary>Which campaign the texts in uploaded documents mean.</summary>
public sealed class ListCampaignMaps : ICarterModule
{
    private static readonly Statement CampaignMaps = Statement.Of<ListCampaignMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("campaign_map", nameof(ListCampaignMaps), "List campaign maps", Handle)
            .WithFilters(CampaignMapFields.Catalogue)
            .WithRow("""{"id":73658,"master_object_id":12908,"source_object_id":184381,"mapped_by_id":1}""");

    /// <param name="MasterObjectId">The campaign that is meant.</param>
    /// <param name="SourceObjectId">The text that documents use for it: source_campaign.</param>
    /// <param name="MappedById">Who said so last.</param>
    public sealed record Response(int Id, int MasterObjectId, int SourceObjectId, long MappedById);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, CampaignMapFields.Catalogue).Answer(database, CampaignMaps);
}
