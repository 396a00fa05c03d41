using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Deactivates users: they stay in their rooms and may not post.</summary>
public sealed class DeactivateUsers : ICarterModule
{
    private static readonly Statement Update = Statement.Of<DeactivateUsers>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        const string Done = """{"results":{"message":"deactivated: 1"},"status":200}""";
        app.Chat()
            .MapDelete("deactivate_users", Handle)
            .WithName("Chat.DeactivateUsers.delete")
            .WithSummary("Deactivate users (an addition)")
            .WithQuery(typeof(Request))
            .WithExample(response: Done);
        app.Chat()
            .MapPost("deactivate_users", Handle)
            .WithName("Chat.DeactivateUsers.post")
            .WithSummary("Deactivate users (an addition)")
            .WithExample(request: """{"emails":["ben@example.com"]}""", response: Done);
    }

    /// <param name="Emails">User ids, at most 100; also as <c>user_ids</c>.</param>
    public sealed record Request([UserId, Length(1, 100), Alias("user_ids")] string[] Emails);

    /// <param name="Message">What was done, for people.</param>
    public sealed record Response(string Message);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var users = await KnownUsers.Find(database, app, body.Value.Emails ?? [], stop);
        body.Refuse("emails", users.Unknown);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        await database.Execute(
            Update,
            new
            {
                app_id = app.AppId,
                user_ids = users.Ids,
                now = time.GetUtcNow(),
            },
            stop
        );

        return Answer.Of(new Response($"deactivated: {users.All.Count}"));
    }
}
