namespace Platform.Features.Monitoring;

/// <summary>
/// Types one value, or clears one. All values that follow from it, up to the country's, are right before the answer is
/// sent. A typed value is never overwritten by an upload.
/// </summary>
public sealed class SaveEntry : ICarterModule
{
    private static readonly Statement Entry = Statement.Of<SaveEntry>();

    private static readonly Column[] Columns =
    [
        new("region_id", FieldKind.Whole) { IsRequired = true },
        new("campaign_id", FieldKind.Whole) { IsRequired = true },
        new("indicator_id", FieldKind.Whole) { IsRequired = true },
        new("value", FieldKind.Text)
        {
            IsRequired = true,
            IsNullable = true,
            MayBeEmpty = true,
        },
        new("note", FieldKind.Text) { IsNullable = true, MaxLength = 2_000 },
        Column.ServerSet("datapoint_id"), // the key is the triple
    ];

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, name) in EntryRoutes.Paths)
        {
            app.Monitoring()
                .MapPost(path, Handle)
                .WithName($"Monitoring.{nameof(SaveEntry)}{name}")
                .WithSummary("Type or clear a value")
                .WithBody(typeof(Request))
                .WithMetadata(new WritesTable("datapoint"), new TellsSuccess())
                .WithExample(
                    """{"region_id":23,"campaign_id":7,"indicator_id":1,"value":420,"note":"second count"}""",
                    """{"objects":{"new_id":4711},"meta":null,"error":null,"success":1}"""
                )
                .Produces<Response>(StatusCodes.Status201Created)
                .Produces(StatusCodes.Status200OK)
                .Produces(StatusCodes.Status400BadRequest);
        }
    }

    /// <param name="Value">A number, also as text and with commas between thousands; null, "" or "NaN" clears.</param>
    /// <param name="Note">Absent: stays as it is.</param>
    public sealed record Request(int RegionId, int CampaignId, int IndicatorId, double? Value, string? Note = null);

    /// <param name="Objects">new_id, updated_id with updated_values, or deleted_id; null on error.</param>
    /// <param name="Meta">Always null.</param>
    /// <param name="Error">Null, or error type to message.</param>
    /// <param name="Success">1, or 0 on error.</param>
    public sealed record Response(
        Dictionary<string, System.Text.Json.JsonElement>? Objects,
        string? Meta,
        Dictionary<string, string>? Error,
        int Success
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller, Database database, TimeProvider time)
    {
        var entry = await EnteredValue.Read(context, Columns);
        if (entry.Problem is { } problem)
        {
            return problem;
        }

        var outcome = await database.One<EntryOutcome>(
            Entry,
            new
            {
                caller_id = caller.AccountId,
                campaign_id = entry.CampaignId,
                region_id = entry.RegionId,
                indicator_id = entry.IndicatorId,
                value = entry.Value,
                note = entry.Note,
                has_note = entry.HasNote,
                now = time.GetUtcNow(),
            },
            context.RequestAborted
        );

        return outcome.Complaint(entry) ?? (IResult)new EntryAnswer(entry, outcome);
    }
}
