using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Registers the caller for a private event or webinar, once: by the account, or by the address of somebody who is not signed
/// in. From then on the video is shown.
/// </summary>
public sealed class RegisterForEvent : ICarterModule
{
    private static readonly Statement Register = Statement.Of<RegisterForEvent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in EventMount.All)
        {
            app.LearningOpen()
                .MapPost(mount.Route + "{id:id}/register/", Handle)
                .WithMetadata(mount)
                .WithName($"Learning.RegisterForEvent.{mount.Kind}")
                .TakesIdempotencyKey()
                .WithSummary($"Register for {mount.One}")
                .WithExample(response: """{"detail":"Registered."}""");
        }
    }

    /// <param name="Detail">That it is done.</param>
    public sealed record Response(string Detail);

    private sealed record Outcome(bool IsPrivate, bool IsWritten);

    private static async Task<Results<Ok<Response>, DetailRefused, NotFound>> Handle(
        EventPath path,
        Viewer viewer,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var args = Args.Of(path, viewer, new { now = time.GetUtcNow() });

        return await database.OneOrNone<Outcome>(Register, args, stop) switch
        {
            null => TypedResults.NotFound(),
            { IsPrivate: false } => new DetailRefused("It is not private: nobody needs to register."),
            { IsWritten: false } => new DetailRefused("Already registered."),
            _ => TypedResults.Ok(new Response("Registered.")),
        };
    }
}
