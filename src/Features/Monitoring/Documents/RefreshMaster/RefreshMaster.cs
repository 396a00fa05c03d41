using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>
/// Brings a document's mapped cells into the datapoints, and takes away those whose cell or map is gone. A second run
/// changes nothing. Answers when that is done; with <c>Prefer: respond-async</c>, or after a while, 202 with where it
/// stands.
/// </summary>
public sealed class RefreshMaster : ICarterModule
{
    private static readonly Statement HasIndicator = Statement.Of<RefreshMaster>(nameof(HasIndicator));

    private static readonly Column[] Columns =
    [
        new("document_id", FieldKind.Whole) { IsRequired = true },
        new("indicator_id", FieldKind.Whole) { IsNullable = true },
    ];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapPost("api/v2/refresh_master/", Handle)
            .WithName("Monitoring.RefreshMaster")
            .WithSummary("Refresh the datapoints of a document")
            .WithBody(typeof(Request))
            .WithExample(
                """{"document_id":17}""",
                """
                {"objects":{"document_id":17,"created":96,"updated":0,"deleted":0,"unchanged":20,
                "master_datapoint_count":116,"skipped":{"NO_VALUE":3,"SUPERSEDED":1}},"meta":null,"error":null}
                """
            )
            .Produces<WriteEnvelope>()
            .Produces(StatusCodes.Status202Accepted)
            .Produces(StatusCodes.Status404NotFound);

    /// <param name="DocumentId">The document.</param>
    /// <param name="IndicatorId">Only cells that are mapped to this indicator; absent: all.</param>
    public sealed record Request(int DocumentId, int? IndicatorId = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller, Database database)
    {
        var sent = await Submission.ReadCommand(context, Columns);
        var indicatorId = sent.Get<int?>("indicator_id");
        if (
            indicatorId is not null
            && !await database.One<bool>(HasIndicator, new { indicator_id = indicatorId }, context.RequestAborted)
        )
        {
            sent.Refuse(ErrorType.InvalidValue, $"indicator_id: there is no indicator {indicatorId}");
        }

        return sent.Problem
            ?? await DocumentJobs.Run(
                context,
                caller,
                sent.Get<int>("document_id"),
                DocumentJobs.Refresh,
                JsonSerializer.Serialize(new RefreshSettings(indicatorId)),
                mustOwn: false
            );
    }
}
