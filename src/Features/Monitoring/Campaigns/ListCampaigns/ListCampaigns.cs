namespace Platform.Features.Monitoring;

/// <summary>The campaigns of the offices of all regions that the caller may read, the latest first.</summary>
public sealed class ListCampaigns : ICarterModule
{
    private static readonly Statement Campaigns = Statement.Of<ListCampaigns>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(Campaign.Resource, "List campaigns", Handle);

    private static Results<ListAnswer<Campaign>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, Campaign.Resource.Fields)
            .Answer<Campaign>(call.Database, Campaigns, new { caller_id = call.Caller.AccountId });
}
