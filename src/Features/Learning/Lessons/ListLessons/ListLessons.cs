using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>The lessons of a course, in their order.</summary>
public sealed class ListLessons : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListLessons>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<Lesson>("shown_lesson");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/{id:id}/lessons/", Handle)
            .WithName("Learning.ListLessons")
            .WithSummary("List the lessons of a course")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(Lesson.Example));

    /// <param name="id">Of the course.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="request">Which of them.</param>
    /// <param name="database">Where they are.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<DrfPage<Lesson>>, FieldsRefused, NotFound, InvalidPage>> Handle(
        long id,
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields, "sort_id");
        if (list.Refused is { } refused)
        {
            // The course is told before what is wrong with the query.
            return await Lesson.HasCourse(database, id, viewer, stop) ? refused : TypedResults.NotFound();
        }

        var page = await database.Page<Lesson>(list.Fill(Page), Args.Of(list.Args, viewer, new { id }), stop);

        return page is null ? TypedResults.NotFound()
            : list.Answer(page) is { } answer ? TypedResults.Ok(answer)
            : new InvalidPage();
    }
}
