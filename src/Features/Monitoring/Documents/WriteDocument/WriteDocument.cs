using System.Text.Json;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>
/// Uploads a document as multipart/form-data with the part <c>docfile</c>, makes a placeholder that has only a text,
/// changes the text, or deletes a document from which no datapoint comes. The file is kept byte for byte.
/// </summary>
public sealed class WriteDocument : ICarterModule
{
    private const string FileStays = "docfile: the file of a document does not change, upload another";

    /// <summary>The statements decide who may: uploaders insert, owners update and delete.</summary>
    private static readonly Writer Documents = Writer.Of<WriteDocument>(Document.Resource, codes: []);

    private static readonly Statement MayUpload = Statement.Of<WriteDocument>(nameof(MayUpload));
    private static readonly Statement FileName = Statement.Of<WriteDocument>(nameof(FileName));
    private static readonly Statement Expect = Statement.Of<WriteDocument>(nameof(Expect));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Monitoring()
            .MapPost($"api/v2/{Document.Resource.Name}/", Handle)
            .Writes(Document.Resource, typeof(WriteDocument), "Upload or write a document")
            .WithUpload("docfile", "The file, CSV or XLSX.")
            .KeepsFiles();

    private static async Task<Results<WriteAnswer, Problem>> Handle(
        [AsParameters] WriteCall call,
        DocumentOptions options,
        Spool spool,
        IFileStore files
    )
    {
        if (!MultipartBody.Is(call.Context.Request))
        {
            var fields = await BodyFields.Read(call.Context.Request, call.Stop);
            var textual = Submission.Of(call.Context, fields, Document.Resource.Columns);
            await RefuseFileAsText(call, textual, fields);

            return await Write(call, textual, null, files);
        }

        if (!await call.Database.One<bool>(MayUpload, new { caller_id = call.Caller.AccountId }, call.Stop))
        {
            return Problem.Forbidden("this account may not upload documents"); // before a byte is kept
        }

        var body = await UploadBody.Read(call.Context.Request, spool, options.MaxBytes, call.Stop);
        var sent = Submission.Of(call.Context, body.Fields, Document.Resource.Columns);

        return await Write(call, sent, body, files);
    }

    private static async Task<Results<WriteAnswer, Problem>> Write(
        WriteCall call,
        Submission sent,
        UploadBody? body,
        IFileStore files
    )
    {
        if (Complaint(sent, body) is { } complaint)
        {
            sent.Refuse(complaint.Type, complaint.Message);
        }

        if (sent.Problem is null && body?.File is { } file)
        {
            await Keep(call, file, files);
        }

        var stored = new
        {
            file_name = body?.FileName,
            storage_key = body?.File?.NameIn(MonitoringArea.Files),
            sha256 = body?.File?.Digest,
            byte_count = body?.File?.Length,
        };

        return await Documents.Write(call, sent, stored);
    }

    /// <summary>
    /// What the service sets is passed over where it is sent, as an answer shows it; but who sends a file as text must
    /// not believe that it was kept.
    /// </summary>
    private static async Task RefuseFileAsText(
        WriteCall call,
        Submission sent,
        IReadOnlyDictionary<string, JsonElement>? fields
    )
    {
        if (
            sent.Mode is WriteMode.Delete // there it is a condition
            || fields?.TryGetValue(UploadBody.FilePart, out var file) != true
            || file.ValueKind is JsonValueKind.Null
            || (file.ValueKind is JsonValueKind.String && file.GetString() is "")
        )
        {
            return;
        }

        if (sent.Mode is WriteMode.Insert)
        {
            sent.Refuse(
                ErrorType.InvalidValue,
                "docfile: must be a file, sent as a part of a multipart/form-data body"
            );
        }
        else if (
            file.ValueKind is not JsonValueKind.String
            || await call.Database.OneOrNone<string?>(FileName, new { id = sent.Id }, call.Stop) != file.GetString()
        )
        {
            sent.Refuse(ErrorType.InvalidValue, FileStays);
        }
    }

    private static (string Type, string Message)? Complaint(Submission sent, UploadBody? body) =>
        (sent.Mode, body?.File) switch
        {
            (_, _) when body?.Problem is { } problem => (ErrorType.InvalidValue, problem),
            (WriteMode.Insert, { Length: 0 }) => (ErrorType.EmptyDocument, "docfile: the file is empty"),
            (WriteMode.Insert, null) when sent.Get<string>("doc_text") is null => (
                ErrorType.MissingField,
                "docfile or doc_text"
            ),
            (not WriteMode.Insert, not null) => (ErrorType.InvalidValue, FileStays),
            _ => null,
        };

    /// <summary>Noted as not needed first: should this process end before the row is there, the file is removed again.</summary>
    private static async Task Keep(WriteCall call, SpooledFile file, IFileStore files)
    {
        var name = file.NameIn(MonitoringArea.Files);
        var expected = new { storage_key = name, run_at = call.Time.GetUtcNow() + TimeSpan.FromHours(1) };
        await call.Database.Apart.Execute(Expect, expected, call.Stop);
        await files.Put(name, file, call.Stop);
    }
}
