using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>What hangs on a lesson.</summary>
public sealed class ListLessonFiles : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListLessonFiles>();
    private static readonly FieldCatalogue Fields = FieldCatalogue.Of<LessonFile>("lesson_file");

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningOpen()
            .MapGet("courses/{id:id}/lessons/{lesson_id:id}/files/", Handle)
            .WithName("Learning.ListLessonFiles")
            .WithSummary("List the files of a lesson")
            .WithList(Fields)
            .WithExample(response: LearningExamples.Page(LessonFile.Example));

    private static async Task<Results<Ok<DrfPage<LessonFile>>, NotFound, InvalidPage>> Handle(
        LessonPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var list = DrfList.Read(request, Fields);
        var page = await database.Page<LessonFile>(list.Fill(Page), Args.Of(list.Args, path, viewer), stop);

        return page is null ? TypedResults.NotFound()
            : list.Answer(page) is { } answer ? TypedResults.Ok(answer)
            : new InvalidPage();
    }
}
