namespace Platform.Features.Learning;

/// <summary>Whether the caller has registered for a private event or webinar; 404 where not.</summary>
public sealed class CheckRegistration : ICarterModule
{
    private static readonly Statement IsRegistered = Statement.Of<CheckRegistration>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in EventMount.All)
        {
            app.LearningOpen()
                .MapGet(mount.Route + "{id:id}/register/check/", Handle)
                .WithMetadata(mount)
                .WithName($"Learning.CheckRegistration.{mount.Kind}")
                .WithSummary($"Check the own registration for {mount.One}")
                .WithExample(response: """{"detail":"Registered."}""");
        }
    }

    /// <param name="Detail">That it is so.</param>
    public sealed record Response(string Detail);

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        EventPath path,
        Viewer viewer,
        Database database,
        CancellationToken stop
    ) =>
        await database.One<bool>(IsRegistered, Args.Of(path, viewer), stop)
            ? TypedResults.Ok(new Response("Registered."))
            : TypedResults.NotFound();
}
