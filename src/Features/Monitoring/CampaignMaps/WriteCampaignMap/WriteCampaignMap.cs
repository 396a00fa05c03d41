namespace Platform.Features.Monitoring;

/// <summary>Says which campaign a text in uploaded documents means, corrects that, or takes it back.</summary>
public sealed class WriteCampaignMap : ICarterModule
{
    private static readonly Writer CampaignMaps = Maps.WriterOf<WriteCampaignMap>(CampaignMap.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(CampaignMap.Resource, "Write a campaign map", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        CampaignMaps.Write(call);
}
