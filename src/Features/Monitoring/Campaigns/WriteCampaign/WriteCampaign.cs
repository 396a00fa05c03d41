namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a campaign.</summary>
public sealed class WriteCampaign : ICarterModule
{
    private static readonly Writer Campaigns = Writer.Of<WriteCampaign>(Campaign.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Campaign.Resource, "Write a campaign", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Campaigns.Write(call);
}
