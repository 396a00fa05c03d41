using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Asks for a backup of the app's users, rooms or comments. A job writes it; it is finished when its status says so.
/// </summary>
public sealed class CreateExport : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateExport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("exports", Handle)
            .WithName("Chat.CreateExport")
            .TakesIdempotencyKey()
            .WithSummary("Ask for a backup")
            .WithExample(
                request: """{"type":"comments","start_date":"2017-01-01","end_date":"2017-12-31"}""",
                response: BackupExamples.NewExport
            );

    /// <param name="Type">What is exported.</param>
    /// <param name="StartDate">The first day, in UTC, on which it was made; without: from the beginning.</param>
    /// <param name="EndDate">The last day, itself included; without: to the end.</param>
    public sealed record Request(
        [AllowedValues("users", "rooms", "comments")] string Type,
        DateOnly? StartDate = null,
        DateOnly? EndDate = null
    );

    private static async Task<Results<Ok<Answer<Export>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        ExportLinks links,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        body.Refuse("start_date", asked.StartDate > asked.EndDate ? ["is after end_date"] : []);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var now = time.GetUtcNow();
        var export = await database.One<StoredExport>(
            Insert,
            Args.Of(
                app,
                asked,
                new { original_filename = $"{WholeSeconds.Text(now.UtcDateTime)}_exported_{asked.Type}.json", now }
            ),
            stop
        );

        return Answer.Of(await export.Shown(links, request, stop));
    }
}
