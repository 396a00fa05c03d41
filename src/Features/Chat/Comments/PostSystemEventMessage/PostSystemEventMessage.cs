using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Platform.Features.Chat;

/// <summary>
/// Says in a room, as System, what happened there. Only says it: no name and no participant is changed. Several objects
/// make a comment each, and the last one is answered.
/// </summary>
public sealed class PostSystemEventMessage : ICarterModule
{
    private const string Custom = "custom";

    private static readonly Statement Append = Statement.Of<PostSystemEventMessage>();

    private static readonly string[] WithObject = ["add_member", "remove_member"];
    private static readonly string[] WithRoomName = ["create_room", "change_room_name"];

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("post_system_event_message", Handle)
            .WithName("Chat.PostSystemEventMessage")
            .TakesIdempotencyKey()
            .WithSummary("Say what happened in a room")
            .WithExample(
                request: """{"system_event_type":"add_member","room_id":"harbour","subject_email":"ann@example.com","object_email":["ben@example.com"]}""",
                response: ChatExamples.Comment
            );

    /// <param name="SystemEventType">What happened.</param>
    /// <param name="RoomId">Id or unique id of the room.</param>
    /// <param name="SubjectEmail">Who did it; needed for all types but <c>custom</c>.</param>
    /// <param name="ObjectEmail">To whom: for <c>add_member</c> and <c>remove_member</c>; also as <c>object_email[]</c>.</param>
    /// <param name="UpdatedRoomName">The room's name: for <c>create_room</c> and <c>change_room_name</c>.</param>
    /// <param name="Message">The text of a <c>custom</c> event.</param>
    /// <param name="Payload">What a <c>custom</c> event carries, as a JSON object.</param>
    /// <param name="Extras">Anything to keep with the comment, as a JSON object.</param>
    public sealed record Request(
        [AllowedValues(
            "create_room",
            "add_member",
            "join_room",
            "remove_member",
            "left_room",
            "change_room_name",
            "change_room_avatar",
            Custom
        )]
            string SystemEventType,
        [RoomRef] string RoomId,
        [UserId] string? SubjectEmail = null,
        [UserId, MaxLength(1000)] string[]? ObjectEmail = null,
        [Length(1, 255)] string? UpdatedRoomName = null,
        [Verbatim, MaxLength(5000)] string? Message = null,
        [MaxBytes(64 * 1024)] RawJson? Payload = null,
        [MaxBytes(64 * 1024)] RawJson? Extras = null
    );

    /// <param name="Comment">The last comment that was posted.</param>
    /// <param name="ObjectId">The number of the last object, where there are objects.</param>
    public sealed record Response(
        Comment Comment,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? ObjectId
    );

    private sealed record Outcome(string Result, long? CommentId);

    private sealed record Happening(
        string Type,
        KnownUser? Subject,
        string RoomName,
        RawJson? Payload,
        string? Message
    );

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        EventTeller teller,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var hasObjects = WithObject.Contains(asked.SystemEventType);
        var room = await KnownRoom.Find(database, app, asked.RoomId, stop);
        var subject = await KnownUsers.Find(database, app, [asked.SubjectEmail], stop);
        var objects = await KnownUsers.Find(database, app, hasObjects ? asked.ObjectEmail ?? [] : [], stop);
        Check(body, room, subject, objects);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var happening = new Happening(
            asked.SystemEventType,
            subject.All.FirstOrDefault(),
            WithRoomName.Contains(asked.SystemEventType) ? asked.UpdatedRoomName! : room!.Name,
            asked.Payload,
            asked.Message
        );
        KnownUser?[] each = hasObjects ? [.. objects.All] : new KnownUser?[1];
        var written = await database.Many<Outcome>(
            Append,
            new
            {
                app_id = app.AppId,
                room_id = room!.Id,
                messages = each.Select(one => MessageOf(happening, one)).ToArray(),
                payloads = each.Select(one => PayloadOf(happening, one).Text).ToArray(),
                unique_temp_ids = each.Select(_ => TempId.New()).ToArray(),
                extras = (asked.Extras ?? RawJson.Nothing).Text,
                now = time.GetUtcNow(),
            },
            stop
        );
        if (written[^1].CommentId is not { } lastId)
        {
            body.Refuse("room_id", KnownRoom.Unknown);

            return body.Refused!;
        }

        teller.Tell();
        if (await Comment.Read(database, app, [lastId], stop) is not [var last])
        {
            body.Refuse("room_id", "is that of a room that was cleared or deleted meanwhile");

            return body.Refused!;
        }

        return Answer.Of(new Response(last, each[^1]?.Id));
    }

    private static void Check(ChatRequest<Request> body, KnownRoom? room, KnownUsers subject, KnownUsers objects)
    {
        var asked = body.Value;
        body.Refuse("room_id", room is null ? [KnownRoom.Unknown] : []);
        body.Refuse("subject_email", subject.Unknown);
        if (!body.IsSound("system_event_type"))
        {
            return;
        }

        var type = asked.SystemEventType;
        var isCustom = type == Custom;
        body.Refuse("subject_email", !isCustom && asked.SubjectEmail is null ? ["is required"] : []);
        body.Refuse("message", isCustom && string.IsNullOrWhiteSpace(asked.Message) ? [$"is required for {type}"] : []);
        body.Refuse(
            "updated_room_name",
            WithRoomName.Contains(type) && asked.UpdatedRoomName is null ? [$"is required for {type}"] : []
        );
        body.Refuse("object_email", objects.Unknown);
        body.Refuse(
            "object_email",
            WithObject.Contains(type) && objects.All.Count == 0 ? [$"is required for {type}"] : []
        );
    }

    private static string MessageOf(Happening what, KnownUser? to) =>
        what.Type switch
        {
            "create_room" => $"{what.Subject!.Username} created room '{what.RoomName}'",
            "add_member" => $"{what.Subject!.Username} added {to!.Username}",
            "join_room" => $"{what.Subject!.Username} joined room",
            "remove_member" => $"{what.Subject!.Username} removed {to!.Username}",
            "left_room" => $"{what.Subject!.Username} left room",
            "change_room_name" => $"{what.Subject!.Username} changed room name to '{what.RoomName}'",
            "change_room_avatar" => $"{what.Subject!.Username} changed room avatar",
            _ => what.Message!,
        };

    /// <summary>All keys are always there, empty where they say nothing.</summary>
    private static RawJson PayloadOf(Happening what, KnownUser? to) =>
        CommentPayload.Written(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", what.Type);
            json.WriteString("subject_email", what.Subject?.Email ?? "");
            json.WriteString("subject_username", what.Subject?.Username ?? "");
            json.WriteString("object_email", to?.Email ?? "");
            json.WriteString("object_username", to?.Username ?? "");
            json.WriteString("room_name", what.RoomName);
            if (what.Type == Custom)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue((what.Payload ?? RawJson.Nothing).Text, skipInputValidation: true);
            }

            json.WriteEndObject();
        });
}
