using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds a question at the end of a test or poll; its answers are added after it.</summary>
public sealed class CreateQuestion : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateQuestion>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.LearningStaff())
                .MapPost("questions/", Handle)
                .WithName($"Learning.CreateQuestion.{mount.Name}")
                .TakesIdempotencyKey()
                .WithSummary($"Add a question to {mount.Words}")
                .WithBody(typeof(QuestionRequest))
                .WithExample(Question.Write, Question.Example)
                .Refuses("question_assessment_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    private static async Task<Results<Created<Question>, FieldsRefused, NotFound>> Handle(
        AssessmentPath path,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (await path.Find(database, stop) is null)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<QuestionRequest>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        return await database.OneOrNone<Question>(Insert, Args.Of(body.Value, path), stop) is { } written
            ? TypedResults.Created((string?)null, written)
            : TypedResults.NotFound();
    }
}
