namespace Platform.Features.Learning;

/// <summary>One person with a profile, for staff.</summary>
public sealed class GetUser : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetUser>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("users/{id:id}/", Handle)
            .WithName("Learning.GetUser")
            .TellsItsTag()
            .WithSummary("Get a user")
            .WithExample(response: User.Example);

    /// <param name="id">Of the user.</param>
    /// <param name="database">Where they are.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<User>, NotFound>> Handle(long id, Database database, CancellationToken stop) =>
        await database.OneOrNone<User>(Find, new { id }, stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
