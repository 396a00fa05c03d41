using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Addresses for news, for staff.</summary>
public sealed class ListSubscriptions : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListSubscriptions>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<NewsSubscription>("subscription");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("subscriptions/", Handle)
            .WithName("Learning.ListSubscriptions")
            .WithSummary("List subscriptions")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(NewsSubscription.Example));

    private static async Task<Results<Ok<DrfPage<NewsSubscription>>, FieldsRefused, InvalidPage>> Handle(
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

        var page = await database.Page<NewsSubscription>(list.Fill(Page), list.Args, stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
