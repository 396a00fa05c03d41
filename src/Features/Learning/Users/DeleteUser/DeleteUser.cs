using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Erases a person with profile, tokens, registrations, progress, results and certificates. Not while another area keeps
/// rows in their name.
/// </summary>
public sealed class DeleteUser : ICarterModule
{
    private static readonly Statement MayChange = Statement.Of<DeleteUser>(nameof(MayChange));
    private static readonly Statement Delete = Statement.Of<DeleteUser>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapDelete("users/{id:id}/", Handle)
            .WithName("Learning.DeleteUser")
            .TakesIfMatch()
            .WithSummary("Erase a user");

    /// <param name="id">Of the user.</param>
    /// <param name="caller">Who erases.</param>
    /// <param name="database">Where they are.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<NoContent, StateRefused, NotFound>> Handle(
        long id,
        AccountCaller caller,
        Database database,
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

        return await database.Execute(Delete, new { id }, stop) > 0
            ? TypedResults.NoContent()
            : TypedResults.NotFound();
    }
}
