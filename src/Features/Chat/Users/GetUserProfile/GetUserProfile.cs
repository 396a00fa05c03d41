namespace Platform.Features.Chat;

/// <summary>A user with the token that the user's own client logs in with.</summary>
public sealed class GetUserProfile : ICarterModule
{
    private static readonly Statement Profile = Statement.Of<GetUserProfile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapGet("user_profile", Handle)
            .WithName("Chat.GetUserProfile")
            .TellsItsTag()
            .WithSummary("Get a user")
            .WithQuery(typeof(Request))
            .WithExample(response: ChatExamples.User);

    /// <param name="UserEmail">The user's id.</param>
    public sealed record Request([UserId] string UserEmail);

    private static async Task<Results<Ok<Answer<UserAnswer>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var user = body.IsSound("user_email")
            ? await database.OneOrNone<User>(Profile, Args.Of(app, body.Value), stop)
            : null;
        if (user is null)
        {
            body.Refuse("user_email", "names nobody who is registered");

            return body.Refused!;
        }

        return Answer.Of(new UserAnswer(user));
    }
}
