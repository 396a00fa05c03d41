using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>How many comments users have not read, over all their rooms.</summary>
public sealed class GetUserUnreadCount : ICarterModule
{
    private static readonly Statement Counts = Statement.Of<GetUserUnreadCount>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("get_user_unread_count", Handle)
            .WithName("Chat.GetUserUnreadCount")
            .WithSummary("Count the unread comments of users (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(
                response: """
                {
                  "results": {
                    "user_unread_count": [
                      { "email": "ann@example.com", "user_id": "ann@example.com", "unread_count": 14 }
                    ]
                  },
                  "status": 200
                }
                """
            );

    /// <param name="UserEmails">User ids, at most 100; also as <c>user_ids</c>.</param>
    public sealed record Request([UserId, Length(1, 100), Alias("user_ids")] string[] UserEmails);

    /// <param name="UserUnreadCount">In the order of the request.</param>
    public sealed record Response(IReadOnlyList<Response.Count> UserUnreadCount)
    {
        /// <param name="Email">The id by which callers name the user, also under <c>user_id</c>.</param>
        /// <param name="UnreadCount">Comments by others that the user has not read.</param>
        public sealed record Count(string Email, long UnreadCount)
        {
            public string UserId => Email;
        }
    }

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var users = await KnownUsers.Find(database, app, body.Value.UserEmails ?? [], stop);
        body.Refuse("user_emails", users.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        return Answer.Of(
            new Response(
                await database.Many<Response.Count>(Counts, new { app_id = app.AppId, user_ids = users.Ids }, stop)
            )
        );
    }
}
