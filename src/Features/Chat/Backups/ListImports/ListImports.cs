using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>The app's imports, newest first, 20 to a page.</summary>
public sealed class ListImports : ICarterModule
{
    private const int OfAPage = 20;

    private static readonly Statement Imports = Statement.Of<ListImports>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("imports", Handle)
            .WithName("Chat.ListImports")
            .WithSummary("List imports")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(response: BackupExamples.Imports);

    /// <param name="Page">The page.</param>
    public sealed record Request([Range(1, int.MaxValue)] long Page = 1);

    /// <param name="BackupHistories">At most 20; none behind the last page.</param>
    public sealed record Response(IReadOnlyList<Import> BackupHistories);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var imports = await database.Many<Import>(Imports, Args.Of(app, body.Value), stop);
        PageLinks.ByNumber(request.HttpContext, body.Value.Page, hasMore: imports.Count == OfAPage);

        return Answer.Of(new Response(imports));
    }
}
