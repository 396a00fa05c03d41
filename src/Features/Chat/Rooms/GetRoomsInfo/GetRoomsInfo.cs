using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>
/// Rooms of a user, in the order in which they are asked for, with how many comments are unread. Rooms that the user is
/// not in, and rooms that do not exist, are left out.
/// </summary>
public sealed class GetRoomsInfo : ICarterModule
{
    private const int MostRooms = 100;

    private static readonly Statement Rooms = Statement.Of<GetRoomsInfo>();
    private static readonly Statement Participants = Statement.Of<GetRoomsInfo>(nameof(Participants));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        app.Chat()
            .MapGet("get_rooms_info", Handle)
            .WithName("Chat.GetRoomsInfo.get")
            .WithSummary("Get rooms of a user")
            .WithQuery(typeof(Request))
            .WithExample(response: ChatExamples.RoomsInfo);
        app.Chat()
            .MapPost("get_rooms_info", Handle)
            .WithName("Chat.GetRoomsInfo.post")
            .WithSummary("Get rooms of a user")
            .WithExample(
                request: """{"user_email":"ann@example.com","room_id":["harbour"]}""",
                response: ChatExamples.RoomsInfo
            );
    }

    /// <param name="UserEmail">The user whose rooms they are, for whom unread comments are counted.</param>
    /// <param name="RoomId">Ids or unique ids of rooms, at most 100 together with <c>room_unique_id</c>.</param>
    /// <param name="RoomUniqueId">Unique ids of rooms; they come after those of <c>room_id</c>.</param>
    /// <param name="ShowParticipants">Whether each room comes with everybody in it.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [MaxLength(MostRooms)] string[]? RoomId = null,
        [MaxLength(MostRooms)] string[]? RoomUniqueId = null,
        bool ShowParticipants = false
    );

    /// <param name="RoomsInfo">In the order of the request.</param>
    public sealed record Response(IReadOnlyList<RoomInfo> RoomsInfo);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        string[] refs = [.. asked.RoomId ?? [], .. asked.RoomUniqueId ?? []];
        if (refs.Length is 0 or > MostRooms)
        {
            body.Refuse("room_id", $"must name 1 to {MostRooms} rooms, together with room_unique_id");
        }

        var user = await KnownUsers.Find(database, app, [asked.UserEmail], stop);
        body.Refuse("user_email", user.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var args = new
        {
            app_id = app.AppId,
            user_id = user.Ids[0],
            room_refs = refs,
            show_participants = asked.ShowParticipants,
        };
        if (asked.ShowParticipants && await database.One<long>(Participants, args, stop) > RoomInfo.MostParticipants)
        {
            body.Refuse(
                "show_participants",
                $"would show more than {RoomInfo.MostParticipants} participants; ask for fewer rooms"
            );

            return body.Refused!;
        }

        return Answer.Of(new Response(await database.Many<RoomInfo>(Rooms, args, stop)));
    }
}
