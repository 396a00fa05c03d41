using Microsoft.AspNetCore.Mvc;
using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Realtime;

namespace Platform.Features.Learning;

/// <summary>
/// A WebSocket for whoever watches a webinar, without credentials: each question of its realtime poll comes as a text frame
/// when it is launched (<c>{"webinar_id", "question"}</c>, as the launch is answered) and when it is closed
/// (<c>{"webinar_id", "closed"}</c>, an addition), and nothing else. What was launched
/// before is read from the poll. What a client says is dropped; who does not keep up is closed with 1013, and everybody
/// with 1012 when the node stops: connect again then.
/// </summary>
public sealed class JoinWebinar : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapGroup(LearningArea.Sockets)
            .WithMetadata(LearningArea.Instance, new Allowance(Throttles.Requests))
            .AllowAnonymous()
            .MapGet("{webinar_id:id}/", Handle)
            .WithName("Learning.JoinWebinar")
            .WithSummary("Be told what is launched in a webinar (a WebSocket)")
            .Produces(StatusCodes.Status503ServiceUnavailable);

    /// <param name="webinarId">Of the webinar.</param>
    /// <param name="context">Says whether it is to become a WebSocket.</param>
    /// <param name="database">Where webinars are.</param>
    /// <param name="launches">What is launched.</param>
    /// <param name="connections">Those that stay open.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<LiveSocket, DetailRefused, NotFound>> Handle(
        [FromRoute(Name = "webinar_id")] long webinarId,
        HttpContext context,
        Database database,
        Launches launches,
        LiveConnections connections,
        CancellationToken stop
    )
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return new DetailRefused("This is a WebSocket: ask for an upgrade.");
        }

        return await OpenWebinar.Find(database, webinarId, stop)
            ? connections.Socket((listener, _) => launches.Follow(webinarId, listener), Launches.Bounds)
            : TypedResults.NotFound();
    }
}
