namespace Platform.Features.Monitoring;

/// <summary>Which campaign the texts in uploaded documents mean.</summary>
public sealed class ListCampaignMaps : ICarterModule
{
    private static readonly Statement CampaignMaps = Statement.Of<ListCampaignMaps>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(CampaignMap.Resource, "List campaign maps", Handle);

    private static Results<ListAnswer<CampaignMap>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, CampaignMap.Resource.Fields).Answer<CampaignMap>(call.Database, CampaignMaps);
}
