using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>
/// Reads an uploaded document: its cells become source datapoints, its region, campaign and indicator strings wait to
/// be mapped. Answers when that is done; with <c>Prefer: respond-async</c> or an <c>Idempotency-Key</c>, or after a while,
/// 202 with where it stands.
/// </summary>
public sealed class ProcessDocument : ICarterModule
{
    private static readonly Column[] Columns = Column.OfCommand<Request>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapPost("api/v2/document_process/", Handle)
            .WithName("Monitoring.ProcessDocument")
            .TakesIdempotencyKey()
            .WithSummary("Process a document")
            .WithBody(typeof(Request), "ProcessDocumentRequest", () => WriteSchema.Of(Columns))
            .WithExample(
                """
                {"document_id":17,"region_code_col":"geocode","campaign_col":"campaign",
                "indicator_col":"cols_are_indicators"}
                """,
                """
                {"objects":{"document_id":17,"source_datapoint_count":120,"new_regions":8,"new_campaigns":1,
                "new_indicators":15,"uncalculated_formulas":0,"sheet":"June","other_sheets":["Chart1 (chart)"]},"meta":null,
                "error":null}
                """
            )
            .Produces(StatusCodes.Status404NotFound);

    /// <param name="DocumentId">The document.</param>
    /// <param name="RegionCodeCol">Name of the column with the region's string.</param>
    /// <param name="CampaignCol">Name of the column with the campaign's string.</param>
    /// <param name="IndicatorCol">Name of the column with the indicator's string, or cols_are_indicators: every other column is one.</param>
    /// <param name="ValueCol">Name of the column with the value; not needed with cols_are_indicators.</param>
    public sealed record Request(
        int DocumentId,
        [MaxLength(255)] string RegionCodeCol,
        [MaxLength(255)] string CampaignCol,
        [MaxLength(255)] string IndicatorCol,
        [MaxLength(255)] string? ValueCol = null
    );

    /// <param name="DocumentId">The document.</param>
    /// <param name="SourceDatapointCount">Filled cells.</param>
    /// <param name="NewRegions">Strings that no document had before.</param>
    /// <param name="NewCampaigns">Likewise.</param>
    /// <param name="NewIndicators">Likewise.</param>
    /// <param name="UncalculatedFormulas">Formulas of a workbook that no program has calculated; they count as blank.</param>
    /// <param name="Sheet">The sheet of a workbook that was read; null for CSV.</param>
    /// <param name="OtherSheets">Those that were not, each with what it is.</param>
    public sealed record Response(
        int DocumentId,
        long SourceDatapointCount,
        long NewRegions,
        long NewCampaigns,
        long NewIndicators,
        long UncalculatedFormulas,
        string? Sheet,
        string[] OtherSheets
    );

    private static async Task<Results<DocumentJobAnswer, Problem>> Handle([AsParameters] JobCall call)
    {
        if (!await MayWrite.Check(call.Database, call.Caller, DocumentJobs.Codes, call.Stop))
        {
            return DocumentJobs.Forbidden(); // before what is wrong with the body
        }

        var sent = await Submission.ReadCommand(call.Context, Columns);
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

        if (sent.Problem is { } problem)
        {
            return problem;
        }

        return await DocumentJobs.Run(
            call,
            sent.Get<int>("document_id"),
            DocumentJobs.Process,
            JsonSerializer.Serialize(layout),
            mustOwn: true
        );
    }

    private static string Name(Submission sent, string column) => sent.Get<string>(column)?.Trim() ?? "";
}
