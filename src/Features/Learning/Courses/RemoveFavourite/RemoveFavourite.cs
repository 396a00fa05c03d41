namespace Platform.Features.Learning;

/// <summary>Takes a course out of the caller's favourites, whether it was one or not (an addition).</summary>
public sealed class RemoveFavourite : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<RemoveFavourite>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapDelete("courses/{id:id}/favourite/", Handle)
            .WithName("Learning.RemoveFavourite")
            .WithSummary("Take a course out of the favourites (an addition)");

    private static async Task<Results<NoContent, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) => await database.One<bool>(Delete, path, stop) ? TypedResults.NoContent() : TypedResults.NotFound();
}
