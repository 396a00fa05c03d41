using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Changes the caller's own profile: PUT all but the password, PATCH what is sent. Another address has to be confirmed
/// anew; tokens stay valid.
/// </summary>
public sealed class UpdateMe : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.Learning()
                .MapMethods("me/", [method], Handle)
                .WithName($"Learning.UpdateMe.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} the own profile")
                .WithBody(typeof(MeRequest))
                .WithExample(User.Write, Me.Example);
        }
    }

    private static async Task<Results<Ok<Me>, FieldsRefused, NotFound>> Handle(
        AccountCaller caller,
        HttpContext context,
        Database database,
        People people,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<MeRequest>(context.Request, stop);
        await UserRules.Judge(database, body, caller.AccountId, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var person = await people.Change(
            caller.AccountId,
            body,
            LearningArea.Instance.OriginOf(context),
            transaction => Me.Read(transaction, caller.AccountId, stop),
            stop
        );

        return person is null ? TypedResults.NotFound() : TypedResults.Ok(person);
    }
}
