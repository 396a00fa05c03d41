using Microsoft.OpenApi;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// The file of a finished backup: a JSON array, an element a line, just as an import takes it. With the app's secret,
/// or with the signature of a <c>download_url</c>, which needs no secret and is over after a while. Whole or in ranges.
/// </summary>
public sealed class DownloadExport : ICarterModule
{
    private const string MediaType = "application/json";

    private static readonly Statement Find = Statement.Of<DownloadExport>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("exports/{id}/download", Handle)
            .WithName("Chat.DownloadExport")
            .WithSummary("Download a backup (an addition)")
            .WithExample(response: BackupExamples.File)
            .WithMetadata(
                new OpenApiInput("expires", "When the link is over, in seconds since 1970.", JsonSchemaType.Integer)
            )
            .WithMetadata(new OpenApiInput("sig", "The signature of the link.", JsonSchemaType.String))
            .Produces<RawJson[]>(200, MediaType)
            .WithMetadata(new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name."))
            .Requires(Access.Optional(SecretScheme.Scheme));

    private sealed record Found(string StorageKey, string OriginalFilename, DateTime FinishedAt);

    /// <param name="id">Of the backup.</param>
    /// <param name="app">Whose it is; null: whoever has the link.</param>
    /// <param name="request">Carries the signature.</param>
    /// <param name="database">Where it is noted.</param>
    /// <param name="store">Where it is kept.</param>
    /// <param name="links">Know whether the link is good.</param>
    /// <param name="schemes">Say how callers prove themselves.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<FileStreamHttpResult, CredentialsRefused, NotFound>> Handle(
        string id,
        ChatApp? app,
        HttpRequest request,
        Database database,
        IFileStore store,
        SignedLinks links,
        CredentialSchemes schemes,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (app is null && !await links.Admits(request, time.GetUtcNow(), stop))
        {
            return new CredentialsRefused(
                schemes[SecretScheme.Scheme],
                new ChatRefusal(RefusalKind.Unauthenticated, ["link is not valid, or over; or send the secret header"])
            );
        }

        var found = Guid.TryParseExact(id, "D", out var uniqueId)
            ? await database.OneOrNone<Found>(Find, new { app_id = app?.AppId, unique_id = uniqueId }, stop)
            : null;
        var content = found is null ? null : await store.Open(found.StorageKey, stop);

        return content is null
            ? TypedResults.NotFound()
            : TypedResults.Stream(
                content,
                MediaType,
                found!.OriginalFilename, // says that it is an attachment
                new DateTimeOffset(found.FinishedAt, TimeSpan.Zero),
                enableRangeProcessing: content.CanSeek
            );
    }
}
