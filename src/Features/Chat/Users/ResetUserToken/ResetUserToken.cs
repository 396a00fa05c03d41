namespace Platform.Features.Chat;

/// <summary>Gives a user a new token; the old one is void at once.</summary>
public sealed class ResetUserToken : ICarterModule
{
    private static readonly Statement Update = Statement.Of<ResetUserToken>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("reset_user_token", Handle)
            .WithName("Chat.ResetUserToken")
            .WithSummary("Give a user a new token")
            .WithExample(request: """{"user_email":"ann@example.com"}""", response: ChatExamples.User);

    /// <param name="UserEmail">The user's id.</param>
    public sealed record Request([UserId] string UserEmail);

    private static async Task<Results<Ok<Answer<UserAnswer>>, Invalid>> Handle(
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

        var user = await database.OneOrNone<User>(
            Update,
            Args.Of(app, body.Value, new { token = UserToken.New(), now = time.GetUtcNow() }),
            stop
        );
        if (user is null)
        {
            body.Refuse("user_email", "names nobody who is registered");

            return body.Refused!;
        }

        return Answer.Of(new UserAnswer(user));
    }
}
