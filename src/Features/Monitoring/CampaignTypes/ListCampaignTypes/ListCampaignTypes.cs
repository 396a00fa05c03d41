namespace Platform.Features.Monitoring;

/// <summary>What kinds of campaigns there are: the key to <c>campaign_type_id</c>.</summary>
public sealed class ListCampaignTypes : ICarterModule
{
    private static readonly Statement CampaignTypes = Statement.Of<ListCampaignTypes>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(CampaignType.Resource, "List campaign types", Handle);

    private static Results<ListAnswer<CampaignType>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, CampaignType.Resource.Fields).Answer<CampaignType>(call.Database, CampaignTypes);
}
