namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a kind of campaign.</summary>
public sealed class WriteCampaignType : ICarterModule
{
    private static readonly Writer CampaignTypes = new(
        Statement.Of<WriteCampaignType>("Insert"),
        Statement.Of<WriteCampaignType>("Update"),
        Statement.Of<WriteCampaignType>("Delete"),
        CampaignTypeFields.Catalogue,
        [new Column("name", FieldKind.Text) { IsRequired = true }]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "campaign_type",
                "campaign_type",
                nameof(WriteCampaignType),
                "Write a campaign type",
                Handle
            )
            .WithExample("""{"name":"Mop-up"}""", """{"objects":{"new_id":2},"meta":null,"error":null}""");

    /// <param name="Name">Not blank.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(string Name, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await CampaignTypes.Write(await Submission.Read(context, CampaignTypes.Columns), caller, context);
}
