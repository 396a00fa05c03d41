using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>
/// Empties rooms for everybody: no comment that is there now is shown any more, and soon none of its text is left. What
/// is posted later goes on in the same chain.
/// </summary>
public sealed class ClearRoomMessages : ICarterModule
{
    private static readonly Statement Find = Statement.Of<ClearRoomMessages>(nameof(Find));
    private static readonly Statement Clear = Statement.Of<ClearRoomMessages>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        const string Cleared = """
            {
              "results": {
                "rooms": [{ "room_id": 234, "room_id_str": "234", "unique_id": "harbour", "room_name": "Harbour" }]
              },
              "status": 200
            }
            """;
        app.Chat()
            .MapDelete("clear_room_messages", Handle)
            .WithName("Chat.ClearRoomMessages.delete")
            .WithSummary("Empty rooms (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: Cleared);
        app.Chat()
            .MapPost("clear_room_messages", Handle)
            .WithName("Chat.ClearRoomMessages.post")
            .WithSummary("Empty rooms (an addition)")
            .WithExample(request: """{"room_channel_ids":["harbour"]}""", response: Cleared);
    }

    /// <param name="RoomChannelIds">
    /// Unique ids or ids of rooms, at most 100; also as <c>room_unique_ids</c> and <c>room_id</c>.
    /// </param>
    public sealed record Request([Length(1, 100), Alias("room_unique_ids"), Alias("room_id")] string[] RoomChannelIds);

    /// <param name="Rooms">The rooms that are empty now.</param>
    public sealed record Response(IReadOnlyList<Response.Room> Rooms)
    {
        /// <param name="RoomId">The number of the room.</param>
        /// <param name="UniqueId">Its other name.</param>
        /// <param name="RoomName">Its name.</param>
        public sealed record Room(long RoomId, string UniqueId, string RoomName)
        {
            public string RoomIdStr => RoomId.ToString(CultureInfo.InvariantCulture);
        }
    }

    private sealed record Found(string Asked, long? RoomId);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var found = await database.Many<Found>(Find, Args.Of(app, body.Value), stop);
        body.Refuse(
            "room_channel_ids",
            found.Where(one => one.RoomId is null).Select(one => $"names no room: {Shown.Of(one.Asked)}")
        );
        if (body.Refused is { } unknown)
        {
            return unknown;
        }

        var rooms = await database.Many<Response.Room>(
            Clear,
            new
            {
                app_id = app.AppId,
                room_ids = found.Select(one => one.RoomId!.Value).Distinct().ToArray(),
                now = time.GetUtcNow(),
            },
            stop
        );

        return Answer.Of(new Response(rooms));
    }
}
