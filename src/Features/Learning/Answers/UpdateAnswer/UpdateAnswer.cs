using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes an answer: PUT all of it, PATCH what is sent. Results that were given stay as they are.</summary>
public sealed class UpdateAnswer : ICarterModule
{
    private static readonly Statement Update = Statement.Of<UpdateAnswer>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            foreach (var (method, word) in LearningRoutes.Writes)
            {
                mount
                    .Below(app.LearningStaff())
                    .MapMethods("questions/{question_id:id}/answers/{answer_id:id}/", [method], Handle)
                    .WithName($"Learning.UpdateAnswer.{mount.Name}.{method.ToLowerInvariant()}")
                    .TakesIfMatch()
                    .WithSummary($"{word} an answer to a question of {mount.Words}")
                    .WithBody(typeof(AnswerRequest))
                    .WithExample(Answer.Write, Answer.Example);
            }
        }
    }

    private static async Task<Results<Ok<Answer>, FieldsRefused, NotFound>> Handle(
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

        return
            await database.OneOrNone<Answer>(Update, Args.Of(path, new { given = body.Given() }), stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
