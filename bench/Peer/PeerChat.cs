using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

[Table("app", Schema = "chat")]
internal sealed class App
{
    public long Id { get; set; }
    public required string DefaultAvatarUrl { get; set; }
}

[Table("app_secret", Schema = "chat")]
[PrimaryKey(nameof(Digest))]
internal sealed class AppSecret
{
    public required byte[] Digest { get; set; }
    public long AppId { get; set; }
    public DateTime? RevokedAt { get; set; }
    public App App { get; set; } = null!;
}

[Table("app_user", Schema = "chat")]
internal sealed class ChatUser
{
    public long Id { get; set; }
    public long AppId { get; set; }
    public required string Email { get; set; }
    public required string EmailKey { get; set; }
    public required string Username { get; set; }
    public required string AvatarUrl { get; set; }
    public bool IsSystem { get; set; }
    public bool IsActive { get; set; }
    public DateTime? ErasedAt { get; set; }
}

[Table("room", Schema = "chat")]
internal sealed class Room
{
    public long Id { get; set; }
    public long AppId { get; set; }
    public required string UniqueId { get; set; }
    public required string Type { get; set; }
    public required string Name { get; set; }
    public required string AvatarUrl { get; set; }
    public string? Options { get; set; }
    public long CommentSeq { get; set; }
    public long LastCommentId { get; set; }
    public required string LastCommentMessage { get; set; }
    public DateTime? LastCommentAt { get; set; }
    public long ClearedSeq { get; set; }
    public DateTime? DeletedAt { get; set; }

    [Timestamp]
    public uint Version { get; set; }
}

[Table("participant", Schema = "chat")]
[PrimaryKey(nameof(AppId), nameof(RoomId), nameof(UserId))]
internal sealed class Participant
{
    public long AppId { get; set; }
    public long RoomId { get; set; }
    public long UserId { get; set; }
    public long ReadSeq { get; set; }
    public long ReadCommentId { get; set; }
    public long ReceivedCommentId { get; set; }
    public Room Room { get; set; } = null!;
}

[Table("comment", Schema = "chat")]
internal sealed class Comment
{
    public long Id { get; set; }
    public long AppId { get; set; }
    public long RoomId { get; set; }
    public long RoomSeq { get; set; }
    public long CommentBeforeId { get; set; }
    public long UserId { get; set; }
    public required string Type { get; set; }
    public required string Message { get; set; }

    [Column(TypeName = "json")]
    public string? Payload { get; set; }

    [Column(TypeName = "json")]
    public string Extras { get; set; } = "{}";

    public bool DisableLinkPreview { get; set; }
    public required string UniqueTempId { get; set; }
    public DateTime CreatedAt { get; set; }
    public DateTime? EditedAt { get; set; }
    public DateTime? DeletedAt { get; set; }
    public ChatUser User { get; set; } = null!;
    public Room Room { get; set; } = null!;
}

/// <summary>What open streams are told.</summary>
[Table("live_event", Schema = "chat")]
[PrimaryKey(nameof(AppId), nameof(Place))]
internal sealed class LiveEvent
{
    public long AppId { get; set; }

    [DatabaseGenerated(DatabaseGeneratedOption.Identity)]
    public long Place { get; set; }

    public long RoomId { get; set; }
    public long? CommentId { get; set; }
    public DateTime CreatedAt { get; set; }
}

[Table("webhook_endpoint", Schema = "chat")]
internal sealed class WebhookEndpoint
{
    public long Id { get; set; }
    public long AppId { get; set; }
    public bool IsEnabled { get; set; }
    public required string[] Events { get; set; }
}

[Table("event", Schema = "chat")]
internal sealed class ChatEvent
{
    public long Id { get; set; }
    public long AppId { get; set; }
    public required string Type { get; set; }
    public long? RoomId { get; set; }
    public long? CommentId { get; set; }
    public DateTime CreatedAt { get; set; }
    public List<WebhookDelivery> Deliveries { get; set; } = [];
}

[Table("webhook_delivery", Schema = "chat")]
internal sealed class WebhookDelivery
{
    public long Id { get; set; }
    public long EventId { get; set; }
    public long EndpointId { get; set; }
    public DateTime RunAt { get; set; }
    public DateTime CreatedAt { get; set; }
    public ChatEvent Event { get; set; } = null!;
}

/// <summary>The app whose secret a request names.</summary>
internal sealed record ChatCaller(long AppId, string DefaultAvatarUrl)
{
    public static async ValueTask<ChatCaller?> BindAsync(HttpContext context)
    {
        var digest = Caller.Digest(Header.Of(context, "QISCUS_SDK_SECRET"));
        var db = context.RequestServices.GetRequiredService<PeerContext>();

        return await db
                .AppSecrets.Where(secret => secret.Digest == digest && secret.RevokedAt == null)
                .Select(secret => new ChatCaller(secret.AppId, secret.App.DefaultAvatarUrl))
                .FirstOrDefaultAsync(context.RequestAborted)
            ?? throw Header.Unknown();
    }
}

internal static class PeerChat
{
    private const int Tries = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        var chat = app.MapGroup(Features.Chat.ChatArea.Prefix);
        chat.MapPost("/post_comment", Post);
        chat.MapGet("/load_comments", Load);
        chat.MapGet("/get_rooms_info", RoomsInfo);
    }

    private sealed class WholeSeconds() : TimeFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");

    private sealed record Answer<T>(T Results, int Status = 200);

    private sealed record OneComment(CommentRow Comment);

    private sealed record SomeComments(IReadOnlyList<CommentRow> Comments);

    private sealed record SomeRooms(IReadOnlyList<RoomRow> RoomsInfo);

    private sealed record Picture(Address Avatar);

    private sealed record Address(string Url);

    private sealed record CommentRow(
        long Id,
        long CommentBeforeId,
        long RoomId,
        string RoomName,
        string ChatType,
        string Type,
        string Message,
        [property: JsonIgnore] string? PayloadText,
        [property: JsonIgnore] string ExtrasText,
        bool DisableLinkPreview,
        long UserId,
        string Email,
        string Username,
        string UserAvatarUrl,
        [property: JsonConverter(typeof(WholeSeconds))] DateTime Timestamp,
        string UniqueTempId,
        string Status,
        bool IsEdited,
        bool IsDeleted
    )
    {
        public JsonElement? Payload =>
            PayloadText is null ? null : JsonSerializer.Deserialize<JsonElement>(PayloadText);
        public JsonElement Extras => JsonSerializer.Deserialize<JsonElement>(ExtrasText);
        public string IdStr => Text(Id);
        public string CommentBeforeIdStr => Text(CommentBeforeId);
        public string RoomIdStr => Text(RoomId);
        public long TopicId => RoomId;
        public string TopicIdStr => Text(RoomId);
        public string UserIdStr => Text(UserId);
        public Picture UserAvatar => new(new Address(UserAvatarUrl));
        public long UnixTimestamp => new DateTimeOffset(Timestamp).ToUnixTimeSeconds();
        public long UnixNanoTimestamp => (Timestamp - DateTime.UnixEpoch).Ticks * 100;
    }

    private sealed record RoomRow(
        long RoomId,
        string RoomName,
        string RoomType,
        string UniqueId,
        string RoomAvatarUrl,
        string? Options,
        long LastCommentId,
        string LastCommentMessage,
        [property: JsonIgnore] DateTime? LastCommentAt,
        long UnreadCount
    )
    {
        [JsonConverter(typeof(WholeSeconds))]
        public DateTime LastCommentTimestamp => LastCommentAt ?? default;

        public string RoomIdStr => Text(RoomId);
        public string LastCommentIdStr => Text(LastCommentId);
    }

    private sealed record NewComment(string SenderEmail, string RoomId, string Message, string? UniqueTempId = null);

    /// <summary>Who loses the race for a room's end tries again.</summary>
    private static async Task<IResult> Post(NewComment asked, ChatCaller caller, PeerContext db, CancellationToken stop)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await Append(asked, caller, db, stop);
            }
            catch (DbUpdateException) when (tried < Tries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<IResult> Append(
        NewComment asked,
        ChatCaller caller,
        PeerContext db,
        CancellationToken stop
    )
    {
        var room = await Named(db.Rooms, caller, asked.RoomId).FirstOrDefaultAsync(stop);
        var sender = await UserOf(db, caller, asked.SenderEmail, stop);
        if (room is null || sender is null)
        {
            return Results.BadRequest();
        }

        var member = await db.Participants.FirstOrDefaultAsync(
            row => row.AppId == caller.AppId && row.RoomId == room.Id && row.UserId == sender.Id,
            stop
        );
        if (member is null || !sender.IsActive)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var key = asked.UniqueTempId ?? Guid.NewGuid().ToString("N");
        if (await db.Comments.AnyAsync(row => row.AppId == caller.AppId && row.UniqueTempId == key, stop))
        {
            return Results.Conflict();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var comment = new Comment
        {
            AppId = caller.AppId,
            RoomId = room.Id,
            RoomSeq = room.CommentSeq + 1,
            CommentBeforeId = room.LastCommentId,
            UserId = sender.Id,
            Type = "text",
            Message = asked.Message,
            UniqueTempId = key,
            CreatedAt = now,
        };
        db.Comments.Add(comment);
        await db.SaveChangesAsync(stop);
        room.CommentSeq = comment.RoomSeq;
        room.LastCommentId = comment.Id;
        room.LastCommentMessage = comment.Message;
        room.LastCommentAt = now;
        member.ReadSeq = comment.RoomSeq;
        member.ReadCommentId = member.ReceivedCommentId = comment.Id;
        db.LiveEvents.Add(
            new LiveEvent
            {
                AppId = caller.AppId,
                RoomId = room.Id,
                CommentId = comment.Id,
                CreatedAt = now,
            }
        );
        var endpoints = await db
            .WebhookEndpoints.Where(endpoint =>
                endpoint.AppId == caller.AppId && endpoint.IsEnabled && endpoint.Events.Contains("post_comment")
            )
            .Select(endpoint => endpoint.Id)
            .ToListAsync(stop);
        if (endpoints.Count > 0)
        {
            db.Add(
                new ChatEvent
                {
                    AppId = caller.AppId,
                    Type = "post_comment",
                    RoomId = room.Id,
                    CommentId = comment.Id,
                    CreatedAt = now,
                    Deliveries =
                    [
                        .. endpoints.Select(id => new WebhookDelivery
                        {
                            EndpointId = id,
                            RunAt = now,
                            CreatedAt = now,
                        }),
                    ],
                }
            );
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);

        return Results.Ok(
            new Answer<OneComment>(
                new OneComment(
                    new CommentRow(
                        comment.Id,
                        comment.CommentBeforeId,
                        room.Id,
                        room.Name,
                        room.Type,
                        comment.Type,
                        comment.Message,
                        comment.Payload,
                        comment.Extras,
                        comment.DisableLinkPreview,
                        sender.Id,
                        sender.Email,
                        sender.Username,
                        sender.AvatarUrl == "" ? caller.DefaultAvatarUrl : sender.AvatarUrl,
                        now,
                        key,
                        "sent",
                        false,
                        false
                    )
                )
            )
        );
    }

    private static async Task<IResult> Load(
        [FromQuery(Name = "room_id")] string roomId,
        ChatCaller caller,
        PeerContext db,
        CancellationToken stop,
        int page = 1,
        int limit = 20
    )
    {
        var room = await Named(db.Rooms.AsNoTracking(), caller, roomId).FirstOrDefaultAsync(stop);
        if (room is null)
        {
            return Results.BadRequest();
        }

        var last = room.CommentSeq - (page - 1L) * limit;
        var first = Math.Max(last - limit, room.ClearedSeq) + 1;
        var others = db.Participants.Where(other => other.AppId == caller.AppId && other.RoomId == room.Id);
        var comments = await db
            .Comments.Where(comment =>
                comment.AppId == caller.AppId
                && comment.RoomId == room.Id
                && comment.RoomSeq >= first
                && comment.RoomSeq <= last
            )
            .OrderByDescending(comment => comment.RoomSeq)
            .Select(comment => new CommentRow(
                comment.Id,
                comment.CommentBeforeId,
                comment.RoomId,
                comment.Room.Name,
                comment.Room.Type,
                comment.Type,
                comment.Message,
                comment.Payload,
                comment.Extras,
                comment.DisableLinkPreview,
                comment.UserId,
                comment.User.Email,
                comment.User.Username,
                comment.User.AvatarUrl == "" ? caller.DefaultAvatarUrl : comment.User.AvatarUrl,
                comment.CreatedAt,
                comment.UniqueTempId,
                others.Where(other => other.UserId != comment.UserId).Min(other => (long?)other.ReadSeq)
                    >= comment.RoomSeq
                        ? "read"
                    : others.Where(other => other.UserId != comment.UserId).Min(other => (long?)other.ReceivedCommentId)
                    >= comment.Id
                        ? "delivered"
                    : "sent",
                comment.EditedAt != null,
                comment.DeletedAt != null
            ))
            .ToListAsync(stop);

        return Results.Ok(new Answer<SomeComments>(new SomeComments(comments)));
    }

    private static async Task<IResult> RoomsInfo(
        [FromQuery(Name = "user_email")] string email,
        [FromQuery(Name = "room_id[]")] string[] refs,
        ChatCaller caller,
        PeerContext db,
        CancellationToken stop
    )
    {
        if (await UserOf(db, caller, email, stop) is not { } user)
        {
            return Results.BadRequest();
        }

        var ids = refs.Select(Number).OfType<long>().ToArray();
        var rooms = await db
            .Participants.Where(member =>
                member.AppId == caller.AppId
                && member.UserId == user.Id
                && member.Room.DeletedAt == null
                && (ids.Contains(member.RoomId) || refs.Contains(member.Room.UniqueId))
            )
            .Select(member => new RoomRow(
                member.RoomId,
                member.Room.Name,
                member.Room.Type,
                member.Room.UniqueId,
                member.Room.AvatarUrl,
                member.Room.Options,
                member.Room.CommentSeq > member.Room.ClearedSeq ? member.Room.LastCommentId : 0,
                member.Room.CommentSeq > member.Room.ClearedSeq ? member.Room.LastCommentMessage : "",
                member.Room.CommentSeq > member.Room.ClearedSeq ? member.Room.LastCommentAt : null,
                member.Room.CommentSeq - Math.Max(member.ReadSeq, member.Room.ClearedSeq)
            ))
            .ToListAsync(stop);
        var byId = rooms.ToDictionary(room => room.RoomIdStr);
        var byName = rooms.ToDictionary(room => room.UniqueId);

        return Results.Ok(
            new Answer<SomeRooms>(
                new SomeRooms([
                    .. refs.Select(name => byId.GetValueOrDefault(name) ?? byName.GetValueOrDefault(name))
                        .OfType<RoomRow>()
                        .Distinct(),
                ])
            )
        );
    }

    /// <summary>By its id or unique id; digits are tried as an id first.</summary>
    private static IQueryable<Room> Named(IQueryable<Room> rooms, ChatCaller caller, string name)
    {
        var id = Number(name);

        return rooms
            .Where(room =>
                room.AppId == caller.AppId && room.DeletedAt == null && (room.Id == id || room.UniqueId == name)
            )
            .OrderByDescending(room => room.Id == id);
    }

    private static Task<ChatUser?> UserOf(PeerContext db, ChatCaller caller, string email, CancellationToken stop)
    {
        var key = email.ToLowerInvariant();

        return db
            .ChatUsers.AsNoTracking()
            .FirstOrDefaultAsync(
                user => user.AppId == caller.AppId && user.EmailKey == key && !user.IsSystem && user.ErasedAt == null,
                stop
            );
    }

    private static long? Number(string name) =>
        long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
