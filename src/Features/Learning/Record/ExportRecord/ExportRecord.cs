using System.Globalization;
using System.Text;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>The own certificates and points by year, as CSV (an addition).</summary>
public sealed class ExportRecord : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapGet("me/record/csv/", Handle)
            .WithName("Learning.ExportRecord")
            .WithSummary("Export the own record as CSV (an addition)")
            .WithMetadata(
                new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name."),
                AnswerCsv.Of<Line>()
            )
            .Produces<string>(StatusCodes.Status200OK, "text/csv");

    /// <param name="Passed">The day.</param>
    /// <param name="Issued">The day.</param>
    private sealed record Line(
        int Year,
        string Passed,
        string Title,
        double Result,
        int? Points,
        string? Author,
        string Number,
        string Issued
    );

    private static async Task<ContentHttpResult> Handle(
        AccountCaller caller,
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var record = await RecordYears.Read(caller, context, database, stop);
        var zone = LearningArea.Instance.ZoneOf(context);
        var text = new StringBuilder().AppendJoin(',', RowKeys.Of<Line>()).Append("\r\n");
        foreach (var year in record.Years)
        {
            foreach (var one in year.Certificates)
            {
                string[] cells =
                [
                    year.Year.ToString(CultureInfo.InvariantCulture),
                    RecordYears.Day(one.Passed, zone),
                    CsvText.Guarded(one.Title),
                    one.Result.ToString("0.##", CultureInfo.InvariantCulture),
                    one.Points?.ToString(CultureInfo.InvariantCulture) ?? "",
                    CsvText.Guarded(one.Author ?? ""),
                    one.Number,
                    RecordYears.Day(one.Issued, zone),
                ];
                text.AppendJoin(',', cells.Select(CsvText.Quoted)).Append("\r\n");
            }
        }

        context.Response.Headers.ContentDisposition = "attachment; filename=record.csv";
        context.Response.Headers.CacheControl = "private, no-store";

        return TypedResults.Content(text.ToString(), "text/csv; charset=utf-8");
    }
}
