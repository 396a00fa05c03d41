namespace Platform.Features.Chat;

/// <summary>An import: whether its rows are in, or what is wrong with them.</summary>
public sealed class GetImport : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetImport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("imports/{id}", Handle)
            .WithName("Chat.GetImport")
            .TellsItsTag()
            .WithSummary("Look at an import (an addition)")
            .WithExample(response: BackupExamples.FailedImport);

    /// <param name="BackupHistory">The import.</param>
    public sealed record Response(Import BackupHistory);

    /// <param name="id">Of the import.</param>
    /// <param name="app">Whose it is.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Answer<Response>>, NotFound>> Handle(
        string id,
        ChatApp app,
        Database database,
        CancellationToken stop
    )
    {
        var import = Guid.TryParseExact(id, "D", out var uniqueId)
            ? await database.OneOrNone<Import>(Find, Args.Of(app, new { unique_id = uniqueId }), stop)
            : null;

        return import is null ? TypedResults.NotFound() : Answer.Of(new Response(import));
    }
}
