using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;

namespace Platform.Features.Chat;

/// <summary>
/// Registers a user, or changes what is sent of one who is known. The token is the same at every call until it is reset.
/// </summary>
public sealed class LoginOrRegister : ICarterModule
{
    private static readonly Statement Upsert = Statement.Of<LoginOrRegister>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("login_or_register", Handle)
            .WithName("Chat.LoginOrRegister")
            .WithSummary("Register a user, or update one")
            .WithExample(
                request: """{"email":"ann@example.com","username":"Ann","avatar_url":"https://example.com/ann.png"}""",
                response: ChatExamples.User
            );

    /// <param name="Email">The user's id: any text without blanks. Letter case does not matter.</param>
    /// <param name="Username">The name that people read; needed for a new user.</param>
    /// <param name="Password">Replaces the present one; without it a new user has one that nobody knows.</param>
    /// <param name="AvatarUrl">A picture.</param>
    /// <param name="DeviceToken">Where push messages go; needs <c>device_platform</c>.</param>
    /// <param name="DevicePlatform">What kind of device it is.</param>
    /// <param name="Extras">Anything to keep with the user, as a JSON object.</param>
    public sealed record Request(
        [UserId] string Email,
        [Length(1, 255)] string? Username = null,
        [Verbatim, MaxLength(1024)] string? Password = null,
        [WebAddress] string? AvatarUrl = null,
        [DeviceToken] string? DeviceToken = null,
        [AllowedValues("ios", "android", "rn")] string? DevicePlatform = null,
        [MaxBytes(64 * 1024)] RawJson? Extras = null
    );

    private static async Task<Results<Ok<Answer<UserAnswer>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await ChatRequest.Read<Request>(request, stop);
        var asked = body.Value;
        if (asked is { DeviceToken: not null, DevicePlatform: null })
        {
            body.Refuse("device_platform", "is required with device_token");
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var user = await database.OneOrNone<User>(
            Upsert,
            Args.Of(
                new
                {
                    password_hash = asked.Password is null ? null : Passwords.Hash(asked.Password),
                    extras = asked.Extras?.Text,
                    auth_token = UserToken.New(),
                    now = time.GetUtcNow(),
                },
                app,
                asked
            ),
            stop
        );
        if (user is null)
        {
            body.Refuse("username", asked.Username is null ? ["is required for a new user"] : []);
            body.Refuse("email", asked.Username is null ? [] : ["cannot be a user's"]);

            return body.Refused!;
        }

        return Answer.Of(new UserAnswer(user));
    }
}
