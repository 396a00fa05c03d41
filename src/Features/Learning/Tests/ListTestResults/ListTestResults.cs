using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The results of a test, the caller's own; staff see everybody's.</summary>
public sealed class ListTestResults : ICarterModule
{
    private static readonly Statement All = Statement.Of<ListTestResults>(nameof(All));
    private static readonly Statement Page = Statement.Of<ListTestResults>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<TestResult>("test_result");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Tests)
        {
            mount
                .Below(app.Learning())
                .MapGet("results/", Handle)
                .WithName($"Learning.ListTestResults.{mount.Name}")
                .WithSummary($"List the results of {mount.Words}")
                .WithList(Fields)
                .WithExample(response: $"[{TestResult.Example}]");
        }
    }

    private static Task<Results<ResultList<TestResult>, FieldsRefused, NotFound, InvalidPage>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    ) => ResultList<TestResult>.Read(database, DrfList.Read(request, Fields), All, Page, path, stop);
}
