using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes a question: PUT all of it, PATCH what is sent. Results that were given stay as they are.</summary>
public sealed class UpdateQuestion : ICarterModule
{
    private static readonly Statement Update = Statement.Of<UpdateQuestion>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in AssessmentMount.All)
        {
            foreach (var (method, word) in LearningRoutes.Writes)
            {
                mount
                    .Below(app.LearningStaff())
                    .MapMethods("questions/{question_id:id}/", [method], Handle)
                    .WithName($"Learning.UpdateQuestion.{mount.Name}.{method.ToLowerInvariant()}")
                    .TakesIfMatch()
                    .WithSummary($"{word} a question of {mount.Words}")
                    .WithBody(typeof(QuestionRequest))
                    .WithExample(Question.Write, Question.Example);
            }
        }
    }

    private static async Task<Results<Ok<Question>, FieldsRefused, NotFound>> Handle(
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

        return
            await database.OneOrNone<Question>(Update, Args.Of(path, new { given = body.Given() }), stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
