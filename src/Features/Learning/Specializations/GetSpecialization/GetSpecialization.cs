namespace Platform.Features.Learning;

/// <summary>One specialization.</summary>
public sealed class GetSpecialization : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetSpecialization>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("specializations/{id:id}/", Handle)
            .WithName("Learning.GetSpecialization")
            .TellsItsTag()
            .WithSummary("Get a specialization")
            .WithExample(response: Specialization.Example);

    /// <param name="id">Of the specialization.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Specialization>, NotFound>> Handle(
        long id,
        Viewer viewer,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<Specialization>(Find, Args.Of(viewer, new { id }), stop) is { } found
            ? TypedResults.Ok(found)
            : TypedResults.NotFound();
}
