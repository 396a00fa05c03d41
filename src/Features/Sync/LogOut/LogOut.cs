using Platform.Features.Identity;

namespace Platform.Features.Sync;

/// <summary>Ends the presented token; the account's other tokens live on.</summary>
public sealed class LogOut : ICarterModule
{
    private static readonly Statement EndToken = Statement.Of<LogOut>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Sync().MapPost("auth/logout/", Handle).WithName("Sync.LogOut").WithSummary("Log out");

    private static async Task<NoContent> Handle(
        AccountCaller caller,
        Database database,
        TokenCache tokens,
        CancellationToken stop
    )
    {
        await database.Execute(EndToken, new { digest = caller.TokenDigest.ToArray() }, stop);
        // Other nodes hear of it through the table's trigger; this one must not answer before it has forgotten.
        tokens.Forget(caller.AccountId);

        return TypedResults.NoContent();
    }
}
