using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Chat;

/// <summary>Says where push messages for a user go; a device belongs to the user who said so last.</summary>
public sealed class SetDeviceToken : ICarterModule
{
    private static readonly Statement Write = Statement.Of<SetDeviceToken>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Chat()
            .MapPost("set_user_device_token", Handle)
            .WithName("Chat.SetDeviceToken")
            .WithSummary("Register a device of a user (an addition)")
            .WithExample(
                request: """{"user_email":"ann@example.com","device_token":"fcm-1","device_platform":"android"}""",
                response: """{"results":{"changed":true},"status":200}"""
            );

    /// <param name="UserEmail">The user's id.</param>
    /// <param name="DeviceToken">What the push service calls the device.</param>
    /// <param name="DevicePlatform">What kind of device it is.</param>
    public sealed record Request(
        [UserId] string UserEmail,
        [DeviceToken] string DeviceToken,
        [AllowedValues("ios", "android", "rn")] string DevicePlatform
    );

    /// <param name="Changed">Whether anything is different from before.</param>
    public sealed record Response(bool Changed);

    private static async Task<Results<Ok<Answer<Response>>, Invalid>> Handle(
        ChatApp app,
        HttpRequest request,
        Database database,
        TimeProvider time,
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

        var written = await database.Execute(
            Write,
            Args.Of(app, body.Value, new { user_id = user.Ids[0], now = time.GetUtcNow() }),
            stop
        );

        return Answer.Of(new Response(written > 0));
    }
}
