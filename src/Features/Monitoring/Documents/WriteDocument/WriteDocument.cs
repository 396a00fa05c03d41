using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>
/// Uploads a document as multipart/form-data with the part <c>docfile</c>, makes a placeholder that has only a text,
/// changes the text, or deletes a document from which no datapoint comes. The file is kept byte for byte.
/// </summary>
public sealed class WriteDocument : ICarterModule
{
    private static readonly Writer Documents = new(
        Statement.Of<WriteDocument>("Insert"),
        Statement.Of<WriteDocument>("Update"),
        Statement.Of<WriteDocument>("Delete"),
        DocumentFields.Catalogue,
        [
            new Column("doc_text", FieldKind.Text) { IsNullable = true, MaxLength = 1000 },
            new Column("source_id", FieldKind.Whole) { IsNullable = true },
            Column.ServerSet("docfile"),
            Column.ServerSet("guid"),
            Column.ServerSet("is_processed", FieldKind.Flag),
            Column.ServerSet("created_by_id", FieldKind.BigWhole),
            Column.ServerSet("source_datapoint_count", FieldKind.Whole),
            Column.ServerSet("master_datapoint_count", FieldKind.Whole),
            Column.ServerSet("created_at", FieldKind.Timestamp),
        ]
    )
    {
        Codes = [], // the statements decide: uploaders insert, owners update and delete
    };
    private static readonly Statement MayUpload = Statement.Of<WriteDocument>(nameof(MayUpload));
    private static readonly Statement Expect = Statement.Of<WriteDocument>(nameof(Expect));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("document", "document", nameof(WriteDocument), "Upload or write a document", Handle)
            .WithUpload("docfile", "The file, CSV or XLSX.", "doc_text", "source_id")
            .WithExample("""{"doc_text":"ODK form 7"}""", """{"objects":{"new_id":17},"meta":null,"error":null}""");

    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one document that the other fields name.</param>
    /// <param name="DocText">A title.</param>
    /// <param name="SourceId">Default: the source datapoint_upload.</param>
    public sealed record Request(string? Id = null, string? DocText = null, int? SourceId = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller)
    {
        if (!UploadBody.Is(context.Request))
        {
            return await Write(context, caller, await Submission.Read(context, Documents.Columns), null);
        }

        var database = context.RequestServices.GetRequiredService<Database>();
        if (!await database.One<bool>(MayUpload, new { caller_id = caller.AccountId }, context.RequestAborted))
        {
            return Problem.Forbidden("this account may not upload documents"); // before a byte is kept
        }

        using var body = await UploadBody.Read(
            context,
            "docfile",
            context.RequestServices.GetRequiredService<DocumentOptions>().MaxBytes
        );

        return await Write(context, caller, Submission.Of(context, body.Fields, Documents.Columns), body);
    }

    private static async Task<IResult> Write(HttpContext context, Caller caller, Submission sent, UploadBody? body)
    {
        if (Complaint(sent, body) is { } complaint)
        {
            sent.Refuse(complaint.Type, complaint.Message);
        }

        if (sent.Problem is null && body?.File is { } file)
        {
            await Keep(context, file);
        }

        var stored = new
        {
            file_name = body?.FileName,
            storage_key = body?.File?.Key,
            byte_count = body?.File?.Length,
        };

        return await Documents.Write(sent, caller, context, stored);
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
            (not WriteMode.Insert, not null) => (
                ErrorType.InvalidValue,
                "docfile: the file of a document does not change, upload another"
            ),
            _ => null,
        };

    /// <summary>Noted as not needed first: should this process end before the row is there, the file is removed again.</summary>
    private static async Task Keep(HttpContext context, SpooledFile file)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        await context
            .RequestServices.GetRequiredService<Database>()
            .Execute(
                Expect,
                new { storage_key = file.Key, run_at = now + TimeSpan.FromHours(1) },
                context.RequestAborted
            );
        await context.RequestServices.GetRequiredService<IFileStore>().Put(file, context.RequestAborted);
    }
}
