namespace Platform.Features.Chat;

/// <summary>
/// Forgets a user for good: name, id, picture, extras, password, token and devices. Comments stay, by a deleted user,
/// unless they are to go too; group rooms lose the participant, single rooms keep an empty one. The id is free again.
/// </summary>
public sealed class EraseUser : ICarterModule
{
    private static readonly Statement Erase = Statement.Of<EraseUser>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("erase_user", Handle)
            .WithName("Chat.EraseUser")
            .WithSummary("Forget a user for good (an addition)")
            .WithExample(
                request: """{"user_email":"ben@example.com","delete_messages":true}""",
                response: """{"results":{"message":"the user is erased"},"status":200}"""
            );

    /// <param name="UserEmail">The user's id.</param>
    /// <param name="DeleteMessages">Whether the texts of the user's comments go too, in all rooms, within minutes.</param>
    public sealed record Request([UserId] string UserEmail, bool DeleteMessages = false);

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
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var erased = await database.OneOrNone<long?>(
            Erase,
            Args.Of(app, body.Value, new { auth_token = UserToken.New(), now = time.GetUtcNow() }),
            stop
        );
        body.Refuse("user_email", erased is null ? ["names nobody who is registered"] : []);

        return body.Refused is { } unknown ? unknown : Answer.Of(new Response("the user is erased"));
    }
}
