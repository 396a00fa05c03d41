using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>The own certificates and points by year, as PDF to print (an addition).</summary>
public sealed class PrintRecord : ICarterModule
{
    private const string Type = "application/pdf";

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapGet("me/record/pdf/", Handle)
            .WithName("Learning.PrintRecord")
            .WithSummary("Print the own record (an addition)")
            .WithMetadata(
                new AtOnce(2), // it costs more than a look
                new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name.")
            )
            .Produces<Stream>(StatusCodes.Status200OK, Type);

    private static async Task<FileContentHttpResult> Handle(
        AccountCaller caller,
        HttpContext context,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var record = await RecordYears.Read(caller, context, database, stop);
        var area = LearningArea.Instance;
        var document = RecordDocument.Print(
            record,
            $"{area.OriginOf(context)}{LearningArea.Certificates}/",
            time.GetUtcNow().UtcDateTime,
            area.ZoneOf(context)
        );
        context.Response.Headers.ContentDisposition = "attachment; filename=record.pdf";
        context.Response.Headers.CacheControl = "private, no-store";

        return TypedResults.File(document, Type);
    }
}
