using Microsoft.Net.Http.Headers;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// Keeps a file for a <c>file_attachment</c>. Whoever has the link that is answered may read it, without a secret: it goes
/// into the comment's payload and from there to the users' clients.
/// </summary>
public sealed class UploadFile : ICarterModule
{
    private const string Area = "chat";
    private const string FilePart = "file";
    private const string AnyType = "application/octet-stream";
    private const int MostNameCharacters = 255;
    private const int MostTypeCharacters = 100;

    private static readonly Statement Insert = Statement.Of<UploadFile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("upload", Handle)
            .WithName("Chat.UploadFile")
            .TakesIdempotencyKey()
            .WithSummary("Keep a file for a comment (an addition)")
            .KeepsFiles()
            .WithExample(
                response: """
                {
                  "results": {
                    "file": {
                      "url": "https://chat.example.com/api/v2/rest/uploads/f82e5262-e9c4-4b7b-867a-ea890ba64f43/a.pdf",
                      "name": "a.pdf", "size": 5120, "content_type": "application/pdf"
                    }
                  },
                  "status": 200
                }
                """
            );

    /// <param name="File">The file; 20 MiB unless the settings say otherwise.</param>
    public sealed record Request(IUpload File);

    /// <param name="File">The file as it is kept.</param>
    public sealed record Response(Response.Kept File)
    {
        /// <param name="Url">Where it is read, by whoever has the link.</param>
        /// <param name="Name">As the client called it.</param>
        /// <param name="Size">In bytes.</param>
        /// <param name="ContentType">As the client said.</param>
        public sealed record Kept(string Url, string Name, long Size, string ContentType);
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        Spool spool,
        IFileStore store,
        SignedLinks links,
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

        var limits = UploadLimits.OneFile(options.Uploads.MaxBytes);
        var body = await MultipartBody.Read(request, spool, limits, stop, part => part == FilePart);
        if (body.Files is not [var file, ..])
        {
            return new Invalid($"{FilePart} is required, as a file");
        }

        if (file.Content is not { } content)
        {
            throw new RefusedException(
                new ChatRefusal(
                    RefusalKind.BodyTooLarge,
                    [$"{FilePart} has more than {options.Uploads.MaxBytes} bytes"]
                )
            );
        }

        var name = file.FileName.Length == 0 ? FilePart : Shown.Start(file.FileName, MostNameCharacters);
        var type = ContentTypeOf(file);
        await store.Put(content.NameIn(Area), content, stop);
        var id = await database.One<Guid>(
            Insert,
            new
            {
                app_id = app.AppId,
                storage_key = content.NameIn(Area),
                original_filename = name,
                content_type = type,
                size = content.Length,
                now = time.GetUtcNow(),
            },
            stop
        );
        var url = $"{links.Base(request)}{ChatArea.Prefix}/uploads/{id}/{Uri.EscapeDataString(name)}";

        return Answer.Of(new Response(new(url, name, content.Length, type)));
    }

    /// <summary>It is said again to whoever reads the file.</summary>
    private static string ContentTypeOf(UploadedFile file) =>
        file.ContentType is { Length: <= MostTypeCharacters } sent
        && MediaTypeHeaderValue.TryParse(sent, out var type)
        && sent.All(char.IsAscii)
            ? type.ToString()
            : AnyType;
}
