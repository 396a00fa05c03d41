using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>
/// Reads a file that some object names, for whoever has its address. Pictures are served as what they really are,
/// everything else as an attachment.
/// </summary>
public sealed class GetFile : ICarterModule
{
    private static readonly Statement IsNamed = Statement.Of<GetFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup(LearningArea.Media)
            .WithMetadata(LearningArea.Instance, new Allowance(Throttles.Requests))
            .AllowAnonymous()
            .MapGet("{digest}/{name}/", Handle)
            .WithName("Learning.GetFile")
            .WithSummary("Read a file")
            .OpensFiles()
            .Produces<Stream>(200, AttachedAttribute.MediaTypes[0], [.. AttachedAttribute.MediaTypes.Skip(1)])
            .WithMetadata(
                new AnswerHeader(200, "Content-Disposition", "The name of what is no picture.", IsAlwaysSent: false)
            );

    /// <param name="digest">SHA-256 of the content, from the file's address.</param>
    /// <param name="name">The file's name, from its address.</param>
    /// <param name="database">Which files are named.</param>
    /// <param name="store">Where they are kept.</param>
    /// <param name="context">For a header.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<FileStreamHttpResult, NotFound>> Handle(
        string digest,
        string name,
        Database database,
        IFileStore store,
        HttpContext context,
        CancellationToken stop
    )
    {
        var file = $"{digest}/{Uri.EscapeDataString(name)}";
        var content =
            !file.Contains('\0') && await database.One<bool>(IsNamed, new { digest, file }, stop)
                ? await store.Open($"{LearningArea.Files}/{digest}", stop)
                : null;
        if (content is null)
        {
            return TypedResults.NotFound();
        }

        var start = new byte[ImageHeader.TypeBytes];
        var length = await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, stop);
        var image = ImageHeader.TypeOf(start.AsSpan(0, length));
        if (content.CanSeek)
        {
            content.Position = 0;
        }
        else
        {
            content = new StartedStream(start.AsMemory(0, length), content);
        }

        // The address is that of the content: it never changes.
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

        return TypedResults.Stream(
            content,
            image ?? AttachedAttribute.TypeOf(name),
            image is null ? name : null, // a name says that it is an attachment
            enableRangeProcessing: content.CanSeek
        );
    }
}
