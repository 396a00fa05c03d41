using Microsoft.OpenApi;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Courses with their lessons and tests. Drafts are for staff.</summary>
public sealed class ListCourses : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListCourses>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Course>("course");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/", Handle)
            .WithName("Learning.ListCourses")
            .WithSummary("List courses")
            .WithList(Fields)
            .WithMetadata(
                new OpenApiInput(
                    "specializations",
                    "Id of a specialization; of several, courses of any.",
                    JsonSchemaType.String
                )
            )
            .WithExample(response: LearningExamples.Page(Course.Example));

    private static async Task<Results<Ok<DrfPage<Course>>, FieldsRefused, InvalidPage>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        var specializations = await CourseTags.Sought(database, request, list, stop);
        if (list.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(list.Args, viewer, new { specializations, now = time.GetUtcNow() });
        var page = await database.Page<Course>(list.Fill(Page), args, stop);

        return list.Answer(page!) is { } answer ? TypedResults.Ok(answer) : new InvalidPage();
    }
}
