using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>
/// Types one value, or clears one. All values that follow from it, up to the country's, are right before the answer is
/// sent. A typed value is never overwritten by an upload.
/// </summary>
public sealed class SaveEntry : ICarterModule
{
    private static readonly Statement Entry = Statement.Of<SaveEntry>();

    private static readonly Column[] Columns = Column.OfCommand<Request>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, name) in EntryRoutes.Paths)
        {
            app.Monitoring()
                .MapPost(path, Handle)
                .WithName($"Monitoring.{nameof(SaveEntry)}{name}")
                .WithSummary("Type or clear a value")
                .WithBody(typeof(Request), "SaveEntryRequest", () => WriteSchema.Of(Columns))
                .WithMetadata(new WritesTable("datapoint"), new TellsSuccess())
                .WithExample("""{"region_id":23,"campaign_id":7,"indicator_id":1,"value":420,"note":"second count"}""");
        }
    }

    /// <param name="Value">A number, also as text and with commas between thousands; null, "" or "NaN" clears.</param>
    /// <param name="Note">Absent: stays as it is.</param>
    /// <param name="DatapointId">Not looked at: region, campaign and indicator are the key.</param>
    public sealed record Request(
        int RegionId,
        int CampaignId,
        int IndicatorId,
        [Entered, MaxLength(255)] double? Value,
        [MaxLength(2_000)] string? Note = null,
        [ServerSet] string? DatapointId = null
    );

    /// <param name="Objects">The datapoint, by its id.</param>
    /// <param name="Meta">Always null.</param>
    /// <param name="Error">Null: all is well.</param>
    /// <param name="Success">1</param>
    public sealed record Response(
        WrittenRow Objects,
        string? Meta,
        Dictionary<string, string>? Error,
        [AllowedValues(1)] int Success
    );

    private static async Task<Results<EntryAnswer, Problem>> Handle(
        HttpContext context,
        AccountCaller caller,
        Database database,
        CampaignQueue queue,
        TimeProvider time
    )
    {
        var entry = await EnteredValue.Read(context, Columns);
        if (entry.Problem is { } problem)
        {
            return problem;
        }

        var args = new
        {
            caller_id = caller.AccountId,
            campaign_id = entry.CampaignId,
            region_id = entry.RegionId,
            indicator_id = entry.IndicatorId,
            value = entry.Value,
            note = entry.Note,
            has_note = entry.HasNote,
            now = time.GetUtcNow(),
        };
        var outcome = await queue.Enter(
            entry.CampaignId,
            () => database.One<EntryOutcome>(Entry, args, context.RequestAborted),
            entered => entered.IsBusy,
            context.RequestAborted
        );

        return outcome.Complaint(entry) is { } complaint ? complaint : new EntryAnswer(entry, outcome);
    }
}
