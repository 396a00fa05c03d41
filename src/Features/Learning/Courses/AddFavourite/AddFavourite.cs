namespace Platform.Features.Learning;

/// <summary>Marks a course as a favourite of the caller (an addition): <c>add_to_favourites</c> of the course is then true.</summary>
public sealed class AddFavourite : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<AddFavourite>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapPost("courses/{id:id}/favourite/", Handle)
            .WithName("Learning.AddFavourite")
            .WithSummary("Mark a course as a favourite (an addition)")
            .WithExample(response: """{"add_to_favourites": true}""")
            .Refuses("course_favourite_course_id_fkey", StatusCodes.Status404NotFound);

    /// <param name="AddToFavourites">As the course shows it from now on.</param>
    public sealed record Response(bool AddToFavourites);

    private static async Task<Results<Ok<Response>, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        await database.OneOrNone<Response>(Insert, path, stop) is { } marked
            ? TypedResults.Ok(marked)
            : TypedResults.NotFound();
}
