using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>
/// Reads an uploaded document: its cells become source datapoints, its region, campaign and indicator strings wait to
/// be mapped. Answers when that is done; with <c>Prefer: respond-async</c>, or after a while, 202 with where it stands.
/// </summary>
public sealed class ProcessDocument : ICarterModule
{
    private static readonly Column[] Columns =
    [
        new("document_id", FieldKind.Whole) { IsRequired = true },
        new("region_code_col", FieldKind.Text) { IsRequired = true },
        new("campaign_col", FieldKind.Text) { IsRequired = true },
        new("indicator_col", FieldKind.Text) { IsRequired = true },
        new("value_col", FieldKind.Text) { IsNullable = true },
    ];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapPost("api/v2/document_process/", Handle)
            .WithName("Monitoring.ProcessDocument")
            .WithSummary("Process a document")
            .WithBody(typeof(Request))
            .WithExample(
                """
                {"document_id":17,"region_code_col":"geocode","campaign_col":"campaign",
                "indicator_col":"cols_are_indicators"}
                """,
                """
                {"objects":{"document_id":17,"source_datapoint_count":120,"new_regions":8,"new_campaigns":1,
                "new_indicators":15},"meta":null,"error":null}
                """
            )
            .Produces<WriteEnvelope>()
            .Produces(StatusCodes.Status202Accepted)
            .Produces(StatusCodes.Status404NotFound);

    /// <param name="DocumentId">The document.</param>
    /// <param name="RegionCodeCol">Name of the column with the region's string.</param>
    /// <param name="CampaignCol">Name of the column with the campaign's string.</param>
    /// <param name="IndicatorCol">Name of the column with the indicator's string, or cols_are_indicators: every other column is one.</param>
    /// <param name="ValueCol">Name of the column with the value; not needed with cols_are_indicators.</param>
    public sealed record Request(
        int DocumentId,
        string RegionCodeCol,
        string CampaignCol,
        string IndicatorCol,
        string? ValueCol = null
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller)
    {
        var sent = await Submission.ReadCommand(context, Columns);
        var layout = new CellLayout(
            Name(sent, "region_code_col"),
            Name(sent, "campaign_col"),
            Name(sent, "indicator_col"),
            sent.Get<string>("value_col")?.Trim()
        );
        if (layout is { IndicatorCol.Length: > 0, IsWide: false, ValueCol: null })
        {
            sent.Refuse(ErrorType.MissingField, $"value_col: needed unless indicator_col is {CellLayout.Wide}");
        }

        return sent.Problem
            ?? await DocumentJobs.Run(
                context,
                caller,
                sent.Get<int>("document_id"),
                DocumentJobs.Process,
                JsonSerializer.Serialize(layout),
                mustOwn: true
            );
    }

    private static string Name(Submission sent, string column) => sent.Get<string>(column)?.Trim() ?? "";
}
