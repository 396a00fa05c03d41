using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// All results of a test with whose they are, as CSV for staff (an addition); filtered and ordered as their list.
/// </summary>
public sealed class ExportTestResults : ICarterModule
{
    private static readonly Statement All = Statement.Of<ExportTestResults>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<TestResult>("test_result");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests)
        {
            mount
                .Below(app.LearningStaff())
                .MapGet("results/csv/", Handle)
                .WithName($"Learning.ExportTestResults.{mount.Name}")
                .WithSummary($"Export the results of {mount.Words} (an addition)")
                .WithList(Fields);
        }
    }

    /// <param name="User">Id of the person.</param>
    /// <param name="QuestionsCount">That counted.</param>
    /// <param name="CorrectAnswers">Of them.</param>
    /// <param name="Result">Per cent.</param>
    /// <param name="Created">When it was handed in.</param>
    public sealed record Line(
        long Id,
        long User,
        string Email,
        string LastName,
        string FirstName,
        string? ParentName,
        int QuestionsCount,
        int CorrectAnswers,
        double Result,
        bool Success,
        DateTime Created
    );

    private static async Task<Results<CsvFile<Line>, FieldsRefused, NotFound>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        if (list.Refused is { } refused)
        {
            return refused;
        }

        return await path.Find(database, stop) is null
            ? TypedResults.NotFound()
            : new CsvFile<Line>(database, list.Fill(All), Args.Of(list.Args, path), "results", stop);
    }
}
