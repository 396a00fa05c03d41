using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds an answer to a question.</summary>
public sealed class CreateAnswer : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateAnswer>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            mount
                .Below(app.LearningStaff())
                .MapPost("questions/{question_id:id}/answers/", Handle)
                .WithName($"Learning.CreateAnswer.{mount.Name}")
                .TakesIdempotencyKey()
                .WithSummary($"Add an answer to a question of {mount.Words}")
                .WithBody(typeof(AnswerRequest))
                .WithExample(Answer.Write, Answer.Example)
                .Refuses("answer_question_id_fkey", StatusCodes.Status404NotFound);
        }
    }

    private static async Task<Results<Created<Answer>, FieldsRefused, NotFound>> Handle(
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

        var body = await DrfRequest.Read<AnswerRequest>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        return await database.OneOrNone<Answer>(Insert, Args.Of(body.Value, path), stop) is { } written
            ? TypedResults.Created((string?)null, written)
            : TypedResults.NotFound();
    }
}
