using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>The caller's own profile; accounts of other areas have one with empty texts.</summary>
public sealed class GetMe : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapGet("me/", Handle)
            .WithName("Learning.GetMe")
            .TellsItsTag()
            .WithSummary("Get the own profile")
            .WithExample(response: Me.Example);

    private static async Task<Results<Ok<Me>, NotFound>> Handle(
        AccountCaller caller,
        Database database,
        CancellationToken stop
    ) =>
        await Me.Read(database, caller.AccountId, stop) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound(); // erased a moment ago
}
