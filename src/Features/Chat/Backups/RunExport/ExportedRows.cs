using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>
/// The rows of an export in the order of their numbers, each as what writes its element. The keys are the contract's; ours
/// stand behind them, and only where they say something, so that an app that never used them has the contract's format.
/// </summary>
internal abstract class ExportedRows(RunExport.Claimed job, Database snapshot)
{
    private const int Portion = 5_000;

    public static ExportedRows Of(RunExport.Claimed job, Database snapshot) =>
        job.ResourceName switch
        {
            "users" => new ExportedUsers(job, snapshot),
            "rooms" => new ExportedRooms(job, snapshot),
            _ => new ExportedComments(job, snapshot),
        };

    public abstract Task<long> Count(CancellationToken stop);

    public abstract IAsyncEnumerable<Action<Utf8JsonWriter>> Read(CancellationToken stop);

    protected Task<long> Count(Statement statement, CancellationToken stop) =>
        snapshot.One<long>(statement, Args(0), stop);

    /// <summary>Portion after portion, so that no statement lasts as long as the file.</summary>
    protected async IAsyncEnumerable<Action<Utf8JsonWriter>> Read<T>(
        Statement statement,
        Func<T, long> number,
        Action<T, Utf8JsonWriter> write,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var after = 0L;
        for (var read = Portion; read == Portion; )
        {
            read = 0;
            await foreach (var row in snapshot.Stream<T>(statement, Args(after), stop))
            {
                read++;
                after = number(row);
                yield return json => write(row, json);
            }
        }
    }

    private object Args(long after) =>
        new
        {
            app_id = job.AppId,
            start_date = job.StartDate,
            end_date = job.EndDate,
            after,
            limit = Portion,
        };

    protected static void WriteTime(Utf8JsonWriter json, string name, DateTime time) =>
        json.WriteString(name, BackupTime.Write(time));

    protected static void WriteTimeIfAny(Utf8JsonWriter json, string name, DateTime? time)
    {
        if (time is { } known)
        {
            WriteTime(json, name, known);
        }
    }

    protected static void WriteExtras(Utf8JsonWriter json, string extras)
    {
        if (extras != RawJson.Nothing.Text)
        {
            WriteRaw(json, "Extras", extras);
        }
    }

    /// <summary>As it is stored, but on one line: a line feed in JSON is a blank like others.</summary>
    protected static void WriteRaw(Utf8JsonWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(text?.Replace('\n', ' ').Replace('\r', ' ') ?? "null", skipInputValidation: true);
    }
}

/// <summary>Users, also erased ones, whom comments and rooms name. Never the System user.</summary>
internal sealed class ExportedUsers(RunExport.Claimed job, Database snapshot) : ExportedRows(job, snapshot)
{
    private static readonly Statement Number = Statement.Named("Chat/ExportedUsers.Count");
    private static readonly Statement Users = Statement.Named("Chat/ExportedUsers");

    public sealed record User(
        long Id,
        string Email,
        string Username,
        string AvatarUrl,
        string AuthToken,
        string PasswordHash,
        DateTime CreatedAt,
        string Extras,
        bool IsActive,
        DateTime? ErasedAt
    );

    public override Task<long> Count(CancellationToken stop) => Count(Number, stop);

    public override IAsyncEnumerable<Action<Utf8JsonWriter>> Read(CancellationToken stop) =>
        Read<User>(Users, user => user.Id, Write, stop);

    private static void Write(User user, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Email", user.Email);
        json.WriteString("Name", user.Username);
        json.WriteString("AvatarUrl", user.AvatarUrl);
        json.WriteString("AuthenticationToken", user.AuthToken);
        json.WriteString("Password", PortablePassword.Write(user.PasswordHash));
        WriteTime(json, "CreateAt", user.CreatedAt);
        WriteExtras(json, user.Extras);
        if (!user.IsActive)
        {
            json.WriteBoolean("IsActive", false);
        }

        WriteTimeIfAny(json, "ErasedAt", user.ErasedAt);
        json.WriteEndObject();
    }
}

internal sealed class ExportedRooms(RunExport.Claimed job, Database snapshot) : ExportedRows(job, snapshot)
{
    private static readonly Statement Number = Statement.Named("Chat/ExportedRooms.Count");
    private static readonly Statement Rooms = Statement.Named("Chat/ExportedRooms");

    public sealed record Room(
        long Id,
        string Name,
        string Type,
        string? Options,
        string CreatorEmail,
        DateTime CreatedAt,
        string AvatarUrl,
        string UniqueId,
        string ParticipantEmails,
        bool IsChannel
    );

    public override Task<long> Count(CancellationToken stop) => Count(Number, stop);

    public override IAsyncEnumerable<Action<Utf8JsonWriter>> Read(CancellationToken stop) =>
        Read<Room>(Rooms, room => room.Id, Write, stop);

    private static void Write(Room room, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Name", room.Name);
        json.WriteString("Type", room.Type);
        json.WriteString("Options", room.Options ?? "");
        json.WriteString("CreatorEmail", room.CreatorEmail);
        WriteTime(json, "CreatedAt", room.CreatedAt);
        json.WriteString("AvatarUrl", room.AvatarUrl);
        json.WriteString("UniqueId", room.UniqueId);
        WriteRaw(json, "ParticipantEmails", room.ParticipantEmails);
        if (room.IsChannel)
        {
            json.WriteBoolean("IsChannel", true);
        }

        json.WriteEndObject();
    }
}

/// <summary>Comments of all types, in the order of every room's chain. Deleted ones keep their place and have no text.</summary>
internal sealed class ExportedComments(RunExport.Claimed job, Database snapshot) : ExportedRows(job, snapshot)
{
    private static readonly Statement Number = Statement.Named("Chat/ExportedComments.Count");
    private static readonly Statement Comments = Statement.Named("Chat/ExportedComments");

    public sealed record Comment(
        long Id,
        string Message,
        bool DisableLinkPreview,
        string Type,
        string UniqueTempId,
        string CreatorEmail,
        string RoomUniqueId,
        DateTime CreatedAt,
        string? Payload,
        string ParentUniqueId,
        string Extras,
        DateTime? EditedAt,
        DateTime? DeletedAt
    );

    public override Task<long> Count(CancellationToken stop) => Count(Number, stop);

    public override IAsyncEnumerable<Action<Utf8JsonWriter>> Read(CancellationToken stop) =>
        Read<Comment>(Comments, comment => comment.Id, Write, stop);

    private static void Write(Comment comment, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("Message", comment.Message);
        json.WriteBoolean("DisableLinkPreview", comment.DisableLinkPreview);
        json.WriteString("Type", comment.Type);
        json.WriteString("UniqueId", comment.UniqueTempId);
        json.WriteString("CreatorEmail", comment.CreatorEmail);
        json.WriteString("RoomUniqueId", comment.RoomUniqueId);
        WriteTime(json, "CreatedAt", comment.CreatedAt);
        WriteRaw(
            json,
            "Payload",
            comment is { Type: CommentPayload.Reply, Payload: { } quoting }
                ? CommentPayload.WithoutParent(new RawJson(quoting)).Text
                : comment.Payload
        );
        json.WriteString("ParentCommentUniqueId", comment.ParentUniqueId);
        WriteExtras(json, comment.Extras);
        WriteTimeIfAny(json, "EditedAt", comment.EditedAt);
        WriteTimeIfAny(json, "DeletedAt", comment.DeletedAt);
        json.WriteEndObject();
    }
}
