using Platform.Features.Identity;

namespace Platform.Features.Sync;

/// <summary>Makes a token for a user name and password, sent as <c>Authorization: Basic</c>. The body is not read.</summary>
public sealed class LogIn : ICarterModule
{
    private static readonly Statement Log = Statement.Of<LogIn>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncOpen()
            .MapPost("auth/login/", Handle)
            .WithName("Sync.LogIn")
            .WithSummary("Log in")
            .WithExample(
                response: $$"""
                {"expiry":"2026-11-23T10:44:33.256408Z","token":"895e…4f82","user":{{OwnAccount.Example}}}
                """
            )
            .WithCredentials(BasicScheme.Scheme)
            .Produces(StatusCodes.Status401Unauthorized);

    /// <param name="Expiry">When the token ends; it is not prolonged by use.</param>
    /// <param name="Token">64 hex characters, shown only here.</param>
    /// <param name="User">The account, as under /accounts/me/.</param>
    public sealed record Response(DateTime Expiry, string Token, OwnAccount User);

    private static async Task<Results<Ok<Response>, CredentialsRefused>> Handle(
        HttpContext context,
        BasicScheme basic,
        Database database,
        SyncOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        // Here and not as the route's access: the rate limit comes first, then the password costs its hash.
        var proof = await basic.Prove(context);
        if (proof.Caller is not AccountCaller caller)
        {
            return new CredentialsRefused(basic, proof.Refusal!);
        }

        context.Response.Headers.CacheControl = "no-store"; // it shows a secret
        var now = time.GetUtcNow();
        var expiry = now.AddHours(options.TokenHours);
        var token = TokenCache.NewToken();
        var user = await database.One<OwnAccount>(
            Log,
            new
            {
                account_id = caller.AccountId,
                digest = TokenCache.DigestOf(token),
                now,
                expires_at = expiry,
            },
            stop
        );

        return TypedResults.Ok(new Response(expiry.UtcDateTime, token, user));
    }
}
