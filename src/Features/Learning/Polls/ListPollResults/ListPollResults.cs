using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>What was answered to a poll, the caller's own; staff see everybody's.</summary>
public sealed class ListPollResults : ICarterModule
{
    private static readonly Statement All = Statement.Of<ListPollResults>(nameof(All));
    private static readonly Statement Page = Statement.Of<ListPollResults>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<PollResult>("poll_result");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.Polls)
        {
            mount
                .Below(app.Learning())
                .MapGet("results/", Handle)
                .WithName($"Learning.ListPollResults.{mount.Name}")
                .WithSummary($"List the results of {mount.Words}")
                .WithList(Fields)
                .WithExample(response: $"[{PollResult.Example}]");
        }
    }

    private static Task<Results<ResultList<PollResult>, FieldsRefused, NotFound, InvalidPage>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    ) => ResultList<PollResult>.Read(database, DrfList.Read(request, Fields), All, Page, path, stop);
}
