using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// Takes a file of users, rooms or comments, as an export writes it. A job brings it in, all of it or nothing; what is
/// wrong with its rows stands in <c>errors</c> afterwards. An app's imports are done in the order in which they came.
/// </summary>
public sealed class CreateImport : ICarterModule
{
    private const string FilePart = "file";
    private const int MostNameCharacters = 255;

    private static readonly Statement Insert = Statement.Of<CreateImport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("imports", Handle)
            .WithName("Chat.CreateImport")
            .TakesIdempotencyKey()
            .WithSummary("Bring a file in")
            .WithExample(response: BackupExamples.NewImport);

    /// <param name="Type">What the file holds.</param>
    /// <param name="File">A JSON array, UTF-8; 4 MiB unless the settings say otherwise.</param>
    /// <param name="Existing">
    /// What becomes of a row whose <c>Email</c> or <c>UniqueId</c> is there already: with <c>refuse</c> the whole file
    /// fails, with <c>skip</c> (an addition) the row is passed over and what is there stays as it is.
    /// </param>
    public sealed record Request(
        [AllowedValues("users", "rooms", "comments")] string Type,
        IUpload File,
        [AllowedValues("refuse", "skip")] string Existing = "refuse"
    );

    /// <param name="BackupHistory">The import.</param>
    public sealed record Response(Import BackupHistory);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        Spool spool,
        ChatOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!MultipartBody.Is(request))
        {
            throw new RefusedException(
                new ChatRefusal(RefusalKind.UnsupportedMediaType, [$"{FilePart} comes in multipart/form-data alone"])
            );
        }

        var limits = UploadLimits.OneFile(options.Imports.MaxBytes);
        var multipart = await MultipartBody.Read(request, spool, limits, stop, part => part == FilePart);
        var body = ChatRequest.Of<Request>(request, multipart);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var file = (UploadedFile)body.Value.File;
        if (file.Content is not { } content)
        {
            throw new RefusedException(
                new ChatRefusal(
                    RefusalKind.BodyTooLarge,
                    [$"{FilePart} has more than {options.Imports.MaxBytes} bytes"]
                )
            );
        }

        var import = await database.One<Import>(
            Insert,
            Args.Of(
                app,
                new
                {
                    body.Value.Type,
                    body.Value.Existing,
                    original_filename = Shown.Start(file.FileName, MostNameCharacters),
                    content = await File.ReadAllBytesAsync(content.Path, stop),
                    now = time.GetUtcNow(),
                }
            ),
            stop
        );

        return Answer.Of(new Response(import));
    }
}
