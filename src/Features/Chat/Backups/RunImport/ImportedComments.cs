namespace Platform.Features.Chat;

internal sealed class ImportedComments(RunImport.Claimed job) : ImportedRows
{
    /// <summary>History may be longer than what may be posted.</summary>
    private const int MostMessageCharacters = 131_072;

    /// <summary>What was posted with at most 64 KiB may have grown by what is filled in.</summary>
    private const int MostPayloadBytes = 256 * 1024;

    private static readonly string[] Types = [.. CommentPayload.Types, CommentPayload.SystemEvent];

    private static readonly Statement StageRows = Statement.Named("Chat/ImportedComments.Stage");
    private static readonly Statement SkipRows = Statement.Named("Chat/ImportedComments.Skip");
    private static readonly Statement Resolve = Statement.Named("Chat/ImportedComments.Resolve");
    private static readonly Statement CheckRows = Statement.Named("Chat/ImportedComments.Check");
    private static readonly Statement LockRooms = Statement.Named("Chat/ImportedComments.Lock");
    private static readonly Statement Number = Statement.Named("Chat/ImportedComments.Number");
    private static readonly Statement WriteRows = Statement.Named("Chat/ImportedComments.Write");
    private static readonly Statement Rooms = Statement.Named("Chat/ImportedComments.Rooms");
    private static readonly Statement Positions = Statement.Named("Chat/ImportedComments.Positions");

    private readonly object _import = new { id = job.Id, app_id = job.AppId };

    private sealed record Comment(
        int Number,
        string? UniqueId,
        string? RoomUniqueId,
        string? Creator,
        string? Type,
        string? Message,
        string? Payload,
        string? PayloadEnd,
        string? Extras,
        bool? DisableLinkPreview,
        string? Parent,
        string? CreatedAt,
        string? EditedAt,
        string? DeletedAt
    );

    public override Task Stage(Database database, IReadOnlyList<ImportRow> rows, CancellationToken stop)
    {
        var comments = rows.Where(row => row.IsReadable).Select(Read).ToList();

        return database.Execute(
            StageRows,
            new
            {
                id = job.Id,
                row_numbers = comments.ConvertAll(comment => comment.Number).ToArray(),
                unique_ids = comments.ConvertAll(comment => comment.UniqueId).ToArray(),
                room_unique_ids = comments.ConvertAll(comment => comment.RoomUniqueId).ToArray(),
                creator_emails = comments.ConvertAll(comment => comment.Creator).ToArray(),
                types = comments.ConvertAll(comment => comment.Type).ToArray(),
                messages = comments.ConvertAll(comment => comment.Message).ToArray(),
                payloads = comments.ConvertAll(comment => comment.Payload).ToArray(),
                payload_ends = comments.ConvertAll(comment => comment.PayloadEnd).ToArray(),
                extras = comments.ConvertAll(comment => comment.Extras).ToArray(),
                disable_link_previews = comments.ConvertAll(comment => comment.DisableLinkPreview).ToArray(),
                parent_unique_ids = comments.ConvertAll(comment => comment.Parent).ToArray(),
                created_at = comments.ConvertAll(comment => comment.CreatedAt).ToArray(),
                edited_at = comments.ConvertAll(comment => comment.EditedAt).ToArray(),
                deleted_at = comments.ConvertAll(comment => comment.DeletedAt).ToArray(),
            },
            stop
        );
    }

    public override async Task<long> Skip(Database database, CancellationToken stop) =>
        await database.Execute(SkipRows, _import, stop);

    public override async Task Check(Database database, ImportErrors errors, CancellationToken stop)
    {
        await database.Execute(Resolve, _import, stop);
        errors.AddPage(await database.Page<ImportError>(CheckRows, _import, stop));
    }

    /// <summary>Only now the rooms are locked: their ends must not move while the chains go on.</summary>
    public override async Task<long> Write(Database transaction, DateTimeOffset now, CancellationToken stop)
    {
        await transaction.Execute(LockRooms, _import, stop);
        await transaction.Execute(Number, _import, stop);
        var written = await transaction.One<long>(WriteRows, _import, stop);
        await transaction.Execute(Rooms, _import, stop);
        await transaction.Execute(Positions, _import, stop);

        return written;
    }

    private static Comment Read(ImportRow row)
    {
        var type = row.Choice("Type", Types);
        var isDeleted = row.Has("DeletedAt");
        var (payload, end) = isDeleted ? NoPayload(row) : PayloadOf(row, type);

        return new(
            row.Number,
            row.Text("UniqueId", 1, 255),
            row.Text("RoomUniqueId", 1, 255),
            type == CommentPayload.SystemEvent ? "" : row.UserId("CreatorEmail"),
            type,
            MessageOf(row, type, isDeleted),
            payload,
            end,
            row.Extras(),
            row.Flag("DisableLinkPreview", false),
            ParentOf(row, type, isDeleted),
            row.Time("CreatedAt"),
            row.TimeIfAny("EditedAt"),
            row.TimeIfAny("DeletedAt")
        );
    }

    private static string? MessageOf(ImportRow row, string? type, bool isDeleted)
    {
        if (!row.Has("Message"))
        {
            row.Refuse("Message", "", "is required, and may be empty where the type allows it");

            return null;
        }

        var message = row.Text("Message", 0, MostMessageCharacters);
        if (isDeleted && message is { Length: > 0 })
        {
            row.Refuse("Message", message, "must be empty in a comment that is deleted");
        }
        else if (!isDeleted && message is not null && type is not null)
        {
            foreach (var problem in CommentPayload.MessageProblems(type, message))
            {
                row.Refuse("Message", message, problem);
            }
        }

        return message;
    }

    private static (string? Payload, string? End) NoPayload(ImportRow row)
    {
        if (row.Has("Payload"))
        {
            row.Refuse("Payload", "", "must be null in a comment that is deleted");
        }

        return (null, null);
    }

    /// <summary>Of a reply in two, see <see cref="CommentPayload.AroundParent"/>.</summary>
    private static (string? Payload, string? End) PayloadOf(ImportRow row, string? type)
    {
        // A custom event carries what it was given one level further in.
        var depth = type == CommentPayload.SystemEvent ? StoredJson.MostDepth + 1 : StoredJson.MostDepth;
        var given = row.Json("Payload", MostPayloadBytes, depth, out var isSound);
        if (type is null or CommentPayload.SystemEvent || !isSound)
        {
            return (given?.Text, null);
        }

        var payload = CommentPayload.Check(type, given);
        foreach (var problem in payload.Problems)
        {
            row.Refuse("Payload", "", problem);
        }

        if (type == CommentPayload.Reply && payload.Payload is { } reply)
        {
            return CommentPayload.AroundParent(reply);
        }

        return (payload.Payload?.Text, null);
    }

    private static string? ParentOf(ImportRow row, string? type, bool isDeleted)
    {
        const string Field = "ParentCommentUniqueId";
        if (row.Text(Field, 0, 255) is not { } parent)
        {
            return null;
        }

        if (type == CommentPayload.Reply && parent.Length == 0 && !isDeleted)
        {
            row.Refuse(Field, "", "is required in a reply");
        }
        else if (type is not (null or CommentPayload.Reply) && parent.Length > 0)
        {
            row.Refuse(Field, parent, "must be empty in a comment that is no reply");
        }

        return parent.Length == 0 ? null : parent;
    }
}
