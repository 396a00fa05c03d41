using Platform.Features.Identity;

namespace Platform.Features.Sync;

/// <summary>Ends every token of the account, those made on the command line included.</summary>
public sealed class LogOutEverywhere : ICarterModule
{
    private static readonly Statement EndTokens = Statement.Of<LogOutEverywhere>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Sync()
            .MapPost("auth/logout-all/", Handle)
            .WithName("Sync.LogOutEverywhere")
            .WithSummary("Log out everywhere");

    private static async Task<NoContent> Handle(
        AccountCaller caller,
        Database database,
        TokenCache tokens,
        CancellationToken stop
    )
    {
        await database.Execute(EndTokens, new { account_id = caller.AccountId }, stop);
        tokens.Forget(caller.AccountId);

        return TypedResults.NoContent();
    }
}
