using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>
/// Whether an account holds a functional permission. Statements check it themselves; this is for requests that do not
/// get that far, so that who may not write is told so before what is wrong with the body.
/// </summary>
internal sealed class MayWrite
{
    private static readonly Statement Codes = Statement.Of<MayWrite>();

    private MayWrite() { }

    public static Task<bool> Check(Database database, AccountCaller caller, string[] codes, CancellationToken stop) =>
        database.One<bool>(Codes, new { caller_id = caller.AccountId, auth_codes = codes }, stop);
}
