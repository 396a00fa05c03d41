using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>The app's backups, newest first, 20 to a page.</summary>
public sealed class ListExports : ICarterModule
{
    private const int OfAPage = 20;

    private static readonly Statement Exports = Statement.Of<ListExports>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("exports", Handle)
            .WithName("Chat.ListExports")
            .WithSummary("List backups")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(response: BackupExamples.Exports);

    /// <param name="Page">The page.</param>
    public sealed record Request([Range(1, int.MaxValue)] long Page = 1);

    /// <param name="BackupHistories">At most 20; none behind the last page.</param>
    public sealed record Response(IReadOnlyList<Export> BackupHistories);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        ExportLinks links,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var exports = new List<Export>();
        foreach (var export in await database.Many<StoredExport>(Exports, Args.Of(app, body.Value), stop))
        {
            exports.Add(await export.Shown(links, request, stop));
        }

        PageLinks.ByNumber(request.HttpContext, body.Value.Page, hasMore: exports.Count == OfAPage);

        return Answer.Of(new Response(exports));
    }
}
