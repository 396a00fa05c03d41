using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>People with a profile, for staff.</summary>
public sealed class ListUsers : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListUsers>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<User>("person");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapGet("users/", Handle)
            .WithName("Learning.ListUsers")
            .WithSummary("List users")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(User.Example));

    private static async Task<Results<Ok<DrfPage<User>>, FieldsRefused, InvalidPage>> Handle(
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

        var page = await database.Page<User>(list.Fill(Page), list.Args, stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
