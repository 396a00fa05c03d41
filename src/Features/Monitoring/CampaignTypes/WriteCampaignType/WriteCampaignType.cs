namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a kind of campaign.</summary>
public sealed class WriteCampaignType : ICarterModule
{
    private static readonly Writer CampaignTypes = Writer.Of<WriteCampaignType>(CampaignType.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(CampaignType.Resource, "Write a campaign type", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        CampaignTypes.Write(call);
}
