namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a campaign.</summary>
public sealed class WriteCampaign : ICarterModule
{
    private static readonly Writer Campaigns = new(
        Statement.Of<WriteCampaign>("Insert"),
        Statement.Of<WriteCampaign>("Update"),
        Statement.Of<WriteCampaign>("Delete"),
        CampaignFields.Catalogue,
        [
            new Column("name", FieldKind.Text),
            new Column("slug", FieldKind.Text),
            new Column("office_id", FieldKind.Whole) { IsRequired = true },
            new Column("campaign_type_id", FieldKind.Whole) { IsRequired = true },
            new Column("start_date", FieldKind.Date) { IsRequired = true },
            new Column("end_date", FieldKind.Date) { IsRequired = true },
            Column.ServerSet("created_at", FieldKind.Timestamp),
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("campaign", "campaign", nameof(WriteCampaign), "Write a campaign", Handle)
            .WithExample(
                """{"campaign_type_id":"1","end_date":"2017-01-01","office_id":"1","slug":"fake_campaign","start_date":"2017-01-01"}""",
                """{"objects":{"new_id":217},"meta":null,"error":null}"""
            );

    /// <param name="Name">Office, month and year of the start when absent.</param>
    /// <param name="Slug">Unique; made from office and start when absent.</param>
    /// <param name="OfficeId">One campaign of an office starts on a day.</param>
    /// <param name="EndDate">Not before the start.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(
        int OfficeId,
        int CampaignTypeId,
        DateOnly StartDate,
        DateOnly EndDate,
        string? Name = null,
        string? Slug = null,
        string? Id = null
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Campaigns.Write(await Submission.Read(context, Campaigns.Columns), caller, context);
}
