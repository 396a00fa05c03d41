namespace Platform.Features.Monitoring;

/// <summary>Says which campaign a text in uploaded documents means, corrects that, or takes it back.</summary>
public sealed class WriteCampaignMap : ICarterModule
{
    private static readonly Writer CampaignMaps = Maps.WriterOf<WriteCampaignMap>(CampaignMapFields.Catalogue);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("campaign_map", "campaign_map", nameof(WriteCampaignMap), "Write a campaign map", Handle)
            .WithExample(
                """{"source_object_id":184381,"master_object_id":12908}""",
                """{"objects":{"new_id":73658},"meta":null,"error":null}"""
            );

    /// <param name="SourceObjectId">Mapped once: a second map is refused with the id of the first.</param>
    /// <param name="MasterObjectId">The campaign.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(int SourceObjectId, int MasterObjectId, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await CampaignMaps.Write(await Submission.Read(context, CampaignMaps.Columns), caller, context);
}
