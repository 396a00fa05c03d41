using Platform.Infrastructure.Storage;

namespace Platform.Features.Casework;

/// <summary>A file of a person or a referral, as an attachment: whole, or a range of it.</summary>
public sealed class GetUpload : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetUpload>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (group, path, name) in UploadDocument.Paths)
        {
            app.Casework()
                .MapGet(path + "/{upload_id}", Handle)
                .OfUpload($"Casework.GetUpload.{name}", group)
                .WithSummary($"Download a file of a {group.One}")
                .OpensFiles()
                .Produces<Stream>(200, UploadTypes.First, UploadTypes.Further)
                .WithMetadata(new AnswerHeader(200, "Content-Disposition", "The name of the file."));
        }
    }

    private sealed record Found(string StorageKey, string Filename, string ContentType, long Size, DateTime Created);

    private static async Task<Results<FileStreamHttpResult, Invalid, Missing>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        Database database,
        IFileStore store,
        CancellationToken stop
    )
    {
        if (UploadPath.Read(group, context, out var refusal) is not { } path)
        {
            return refusal!.Kind is RefusalKind.NotFound ? new Missing(refusal) : new Invalid(refusal);
        }

        var args = Args.Of(caller, path, new { id = path.UploadId });
        if (await database.OneOrNone<Found>(Find, args, stop) is not { } found)
        {
            return new Missing();
        }

        var content =
            await store.Open(found.StorageKey, stop)
            ?? throw new RefusedException(new(RefusalKind.BadGateway), $"{found.StorageKey} is not in the store.");

        return TypedResults.Stream(
            content.CanSeek ? content : new ForwardStream(content, found.Size),
            found.ContentType,
            found.Filename, // says that it is an attachment
            new DateTimeOffset(found.Created, TimeSpan.Zero),
            enableRangeProcessing: true
        );
    }
}
