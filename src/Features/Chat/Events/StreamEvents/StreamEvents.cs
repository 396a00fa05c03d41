using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Platform.Infrastructure.Realtime;

namespace Platform.Features.Chat;

/// <summary>
/// What happens in the rooms of a user, or of the whole app, while it happens: Server-Sent Events, or with an
/// <c>Upgrade</c> a WebSocket with a frame <c>{"id", "event", "data"}</c> for each. A new comment comes as <c>comment</c>,
/// everything else under the name of the operation that caused it (docs/chat.md). Who resumes after the id of its last
/// event misses nothing and gets nothing twice; where that is too long ago, or more than 1,000 events, there comes a
/// <c>reset</c>: what the reader shows has to be read anew.
/// </summary>
public sealed class StreamEvents : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("events", Handle)
            .WithName("Chat.StreamEvents")
            .WithSummary("Be told what happens (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: "\"retry: 3000\\n\\nid: 1795946400_751:751:__0\\nevent: ready\\ndata: {}\\n\\n\"");

    /// <param name="UserEmail">Only the rooms that this user is in; without it all rooms of the app.</param>
    /// <param name="LastEventId">
    /// The id of the last event that was seen, or of a comment that was read a moment ago; the header
    /// <c>Last-Event-ID</c> comes first.
    /// </param>
    public sealed record Request([UserId] string? UserEmail = null, [MaxLength(8192)] string? LastEventId = null);

    /// <param name="app">Whose events.</param>
    /// <param name="request">Its query.</param>
    /// <param name="lastEventId">The id after which a client resumes that connects by itself again.</param>
    /// <param name="database">Where users are.</param>
    /// <param name="feed">What happens.</param>
    /// <param name="connections">Those that stay open.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<LiveStream, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        Database database,
        EventFeed feed,
        LiveConnections connections,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var user = await KnownUsers.Find(database, app, [body.Value.UserEmail], stop);
        body.Refuse("user_email", user.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        long? userId = body.Value.UserEmail is null ? null : user.Ids[0];
        var resumed = string.IsNullOrEmpty(lastEventId) ? body.Value.LastEventId : lastEventId;

        return connections.Stream((listener, ended) => feed.Follow(listener, app, userId, resumed, ended), feed.Alive);
    }
}
