using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>
/// Brings a document's mapped cells into the datapoints, and takes away those whose cell or map is gone. A second run
/// changes nothing. Answers when that is done; with <c>Prefer: respond-async</c> or an <c>Idempotency-Key</c>, or after a
/// while, 202 with where it stands.
/// </summary>
public sealed class RefreshMaster : ICarterModule
{
    private static readonly Statement HasIndicator = Statement.Of<RefreshMaster>(nameof(HasIndicator));

    private static readonly Column[] Columns = Column.OfCommand<Request>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapPost("api/v2/refresh_master/", Handle)
            .WithName("Monitoring.RefreshMaster")
            .TakesIdempotencyKey()
            .WithSummary("Refresh the datapoints of a document")
            .WithBody(typeof(Request), "RefreshMasterRequest", () => WriteSchema.Of(Columns))
            .WithExample(
                """{"document_id":17}""",
                """
                {"objects":{"document_id":17,"created":96,"updated":0,"deleted":0,"unchanged":20,
                "master_datapoint_count":116,"skipped":{"NO_VALUE":3,"SUPERSEDED":1}},"meta":null,"error":null}
                """
            )
            .Produces(StatusCodes.Status404NotFound);

    /// <param name="DocumentId">The document.</param>
    /// <param name="IndicatorId">Only cells that are mapped to this indicator; absent: all.</param>
    public sealed record Request(int DocumentId, int? IndicatorId = null);

    /// <param name="DocumentId">The document.</param>
    /// <param name="Created">Datapoints that are new.</param>
    /// <param name="Updated">That have another value now.</param>
    /// <param name="Deleted">Whose cell or map is gone.</param>
    /// <param name="Unchanged">The rest.</param>
    /// <param name="MasterDatapointCount">Datapoints that come from the document now.</param>
    /// <param name="Skipped">Cells that make none, by the reason.</param>
    public sealed record Response(
        int DocumentId,
        long Created,
        long Updated,
        long Deleted,
        long Unchanged,
        long MasterDatapointCount,
        Dictionary<string, long> Skipped
    );

    private static async Task<Results<DocumentJobAnswer, Problem>> Handle([AsParameters] JobCall call)
    {
        if (!await MayWrite.Check(call.Database, call.Caller, DocumentJobs.Codes, call.Stop))
        {
            return DocumentJobs.Forbidden(); // before what is wrong with the body
        }

        var sent = await Submission.ReadCommand(call.Context, Columns);
        var indicatorId = sent.Get<int?>("indicator_id");
        if (
            indicatorId is not null
            && !await call.Database.One<bool>(HasIndicator, new { indicator_id = indicatorId }, call.Stop)
        )
        {
            sent.Refuse(ErrorType.InvalidValue, $"indicator_id: there is no indicator {indicatorId}");
        }

        if (sent.Problem is { } problem)
        {
            return problem;
        }

        return await DocumentJobs.Run(
            call,
            sent.Get<int>("document_id"),
            DocumentJobs.Refresh,
            JsonSerializer.Serialize(new RefreshSettings(indicatorId)),
            mustOwn: false
        );
    }
}
