using Platform.Features.Identity;

namespace Platform.Features.Sync;

/// <summary>The account behind the token; clients use it to try a stored token.</summary>
public sealed class GetOwnAccount : ICarterModule
{
    private static readonly Statement Account = Statement.Of<GetOwnAccount>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Sync()
            .MapGet("accounts/me/", Handle)
            .WithName("Sync.GetOwnAccount")
            .TellsItsTag()
            .WithSummary("Get the own account")
            .TakesFormat()
            .WithExample(response: OwnAccount.Example);

    private static async Task<Ok<OwnAccount>> Handle(AccountCaller caller, Database database, CancellationToken stop) =>
        TypedResults.Ok(await database.One<OwnAccount>(Account, new { account_id = caller.AccountId }, stop));
}
