using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;

namespace Platform.Features.Chat;

/// <summary>Changes what is sent of a user; the rest stays.</summary>
public sealed class UpdateProfile : ICarterModule
{
    private static readonly Statement Update = Statement.Of<UpdateProfile>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("update_profile", Handle)
            .WithName("Chat.UpdateProfile")
            .TakesIfMatch()
            .WithSummary("Change a user's name, picture, password or extras")
            .WithExample(
                request: """{"email":"ann@example.com","name":"Ann","extras":{"role":"buyer"}}""",
                response: ChatExamples.User
            );

    /// <param name="Email">The user's id.</param>
    /// <param name="Name">The name that people read.</param>
    /// <param name="AvatarUrl">A picture.</param>
    /// <param name="Password">Replaces the present one.</param>
    /// <param name="Extras">Anything to keep with the user, as a JSON object.</param>
    public sealed record Request(
        [UserId] string Email,
        [Length(1, 255)] string? Name = null,
        [WebAddress] string? AvatarUrl = null,
        [Verbatim, MaxLength(1024)] string? Password = null,
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
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        request.HttpContext.Features.Set(
            new WrittenObject($"{ChatArea.Prefix}/user_profile", [], $"?user_email={Uri.EscapeDataString(asked.Email)}")
        );
        var user = await database.OneOrNone<User>(
            Update,
            Args.Of(
                new
                {
                    password_hash = asked.Password is null ? null : Passwords.Hash(asked.Password),
                    extras = asked.Extras?.Text,
                    now = time.GetUtcNow(),
                },
                app,
                asked
            ),
            stop
        );
        if (user is null)
        {
            body.Refuse("email", "names nobody who is registered");

            return body.Refused!;
        }

        return Answer.Of(new UserAnswer(user));
    }
}
