namespace Platform.Features.Learning;

/// <summary>
/// Every pass through a course with whose it is and how far it has come, as CSV for staff (an addition).
/// </summary>
public sealed class ExportCompletions : ICarterModule
{
    private static readonly Statement All = Statement.Of<ExportCompletions>();
    private static readonly Statement Exists = Statement.Of<ExportCompletions>(nameof(Exists));

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("courses/{id:id}/completions/csv/", Handle)
            .WithName("Learning.ExportCompletions")
            .WithSummary("Export who passes a course (an addition)");

    /// <param name="User">Id of the person.</param>
    /// <param name="Pass">1: the person's first.</param>
    /// <param name="Started">When it began.</param>
    /// <param name="Finished">When the course was finished in it.</param>
    /// <param name="Abandoned">When it was given up.</param>
    /// <param name="LessonsFinished">Of those that the course has.</param>
    /// <param name="Lessons">That the course has.</param>
    /// <param name="BestResult">In the course's test, per cent.</param>
    /// <param name="Certificate">The number of the person's present one.</param>
    public sealed record Line(
        long User,
        string Email,
        string LastName,
        string FirstName,
        string? ParentName,
        int Pass,
        DateTime Started,
        DateTime? Finished,
        DateTime? Abandoned,
        long LessonsFinished,
        long Lessons,
        double? BestResult,
        string? Certificate
    );

    /// <param name="id">Of the course.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<CsvFile<Line>, NotFound>> Handle(
        long id,
        Database database,
        CancellationToken stop
    ) =>
        await database.One<bool>(Exists, new { id }, stop)
            ? new CsvFile<Line>(database, All, new { id }, "completions", stop)
            : TypedResults.NotFound();
}
