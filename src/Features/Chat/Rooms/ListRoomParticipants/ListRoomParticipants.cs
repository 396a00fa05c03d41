using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Who is in a room, page by page.</summary>
public sealed class ListRoomParticipants : ICarterModule
{
    private const long MostParticipants = 100;

    private static readonly Statement Participants = Statement.Of<ListRoomParticipants>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("room_participants", Handle)
            .WithName("Chat.ListRoomParticipants")
            .WithSummary("List the participants of a room (an addition)")
            .WithQuery(typeof(Request))
            .WithMetadata(PageLinks.Described)
            .WithExample(
                response: """
                {
                  "results": {
                    "meta": { "current_offset": 0, "per_page": 20, "total": 1 },
                    "participants": [
                      {
                        "id": 1, "id_str": "1", "email": "ann@example.com", "username": "Ann",
                        "avatar_url": "https://example.com/ann.png", "extras": {}, "active": true,
                        "last_comment_read_id": 985, "last_comment_read_id_str": "985",
                        "last_comment_received_id": 985, "last_comment_received_id_str": "985"
                      }
                    ]
                  },
                  "status": 200
                }
                """
            );

    /// <param name="RoomUniqueId">Unique id or id of the room; also as <c>room_id</c>.</param>
    /// <param name="Offset">How many are passed over.</param>
    /// <param name="Limit">How many are answered; more than 100 become 100.</param>
    /// <param name="OrderByKeyName">By what they are sorted.</param>
    /// <param name="Sorting">In which direction.</param>
    /// <param name="UserName">Only those whose name holds this; letter case does not matter.</param>
    public sealed record Request(
        [RoomRef, Alias("room_id")] string RoomUniqueId,
        [AtLeast(0)] long Offset = 0,
        [AtLeast(1)] long Limit = 20,
        [AllowedValues("name", "joined_at", "email")] string OrderByKeyName = "name",
        [AllowedValues("asc", "desc")] string Sorting = "asc",
        [MaxLength(255)] string? UserName = null
    );

    /// <param name="Meta">Where in the list this is.</param>
    /// <param name="Participants">The participants.</param>
    public sealed record Response(Response.ParticipantPlace Meta, IReadOnlyList<Participant> Participants)
    {
        /// <param name="CurrentOffset">How many were passed over.</param>
        /// <param name="PerPage">How many are answered at most.</param>
        /// <param name="Total">How many there are in all.</param>
        public sealed record ParticipantPlace(long CurrentOffset, long PerPage, long Total);
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        var room = await KnownRoom.Find(database, app, asked.RoomUniqueId, stop);
        body.Refuse("room_unique_id", room is null ? [KnownRoom.Unknown] : []);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var limit = asked.Limit < MostParticipants ? asked.Limit : MostParticipants;
        var page = await database.Page<Participant>(
            Participants,
            new
            {
                app_id = app.AppId,
                room_id = room!.Id,
                name_part = asked.UserName ?? "",
                order = $"{asked.OrderByKeyName} {asked.Sorting}",
                offset = asked.Offset,
                limit,
            },
            stop
        );

        PageLinks.ByOffset(request.HttpContext, asked.Offset, limit, page!.TotalCount);

        return Answer.Of(new Response(new(asked.Offset, limit, page.TotalCount), page.Rows));
    }
}
