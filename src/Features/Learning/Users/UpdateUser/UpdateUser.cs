using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Changes a person: PUT all but password and flags, PATCH what is sent. Another address has to be confirmed anew. Who is
/// superuser only a superuser may change.
/// </summary>
public sealed class UpdateUser : ICarterModule
{
    private static readonly Statement MayChange = Statement.Of<UpdateUser>(nameof(MayChange));
    private static readonly Statement Written = Statement.Of<UpdateUser>(nameof(Written));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("users/{id:id}/", [method], Handle)
                .WithName($"Learning.UpdateUser.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a user")
                .WithBody(typeof(UserRequest))
                .WithExample(User.Write, User.Example);
        }
    }

    /// <param name="id">Of the user.</param>
    /// <param name="caller">Who writes.</param>
    /// <param name="context">With what is given.</param>
    /// <param name="database">Where they are.</param>
    /// <param name="people">Writes them.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<User>, FieldsRefused, StateRefused, NotFound>> Handle(
        long id,
        AccountCaller caller,
        HttpContext context,
        Database database,
        People people,
        CancellationToken stop
    )
    {
        switch (await database.OneOrNone<bool?>(MayChange, new { id, caller_id = caller.AccountId }, stop))
        {
            case null:
                return TypedResults.NotFound();
            case false:
                return new StateRefused("Only a superuser may change a superuser.");
        }

        var body = await DrfRequest.Read<UserRequest>(context.Request, stop);
        await UserRules.Judge(database, body, id, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var person = await people.Change(
            id,
            body,
            LearningArea.Instance.OriginOf(context),
            transaction => transaction.OneOrNone<User>(Written, new { id }, stop),
            stop
        );

        return person is null ? TypedResults.NotFound() : TypedResults.Ok(person);
    }
}
