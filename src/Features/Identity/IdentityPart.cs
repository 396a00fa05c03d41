using System.CommandLine;
using System.Globalization;
using Microsoft.Net.Http.Headers;
using Npgsql;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Identity;

/// <summary>
/// People and services: accounts, passwords, tokens. It has no routes of its own; the areas' log-in slices and the
/// command line call it.
/// </summary>
public sealed class IdentityPart : Part
{
    public static readonly IdentityPart Instance = new();

    private static readonly Statement FindToken = Statement.Named("Identity/FindToken");
    private static readonly Statement NoteToken = Statement.Named("Identity/FindToken.Note");
    private static readonly Statement FindAccount = Statement.Named("Identity/FindAccount");

    private IdentityPart() { }

    public override string Name => "Identity";

    public override Seeder Seeder => new SeedIdentity();

    public override IReadOnlyList<Command> Commands => [IdentityCommands.Accounts(), IdentityCommands.Tokens()];

    public override void Add(WebApplicationBuilder builder)
    {
        var demo = builder.Options<DemoOptions>("Demo");
        if (builder.Environment.IsDevelopment() && demo.Token.Length > 0)
        {
            builder.Services.AddSingleton(
                new ScalarCredentials(HeaderNames.Authorization, $"{TokenScheme.Scheme} {demo.Token}")
            );
        }

        builder.Services.AddSingleton<TokenLookup>(services => Lookup(services));
        builder.Services.AddSingleton<PasswordCheck>(services => Check(services));
        builder.Services.AddSingleton<TokenCache>();
        builder.Services.AddSingleton(services =>
        {
            var tokens = services.GetRequiredService<TokenCache>();

            return new Subscription(
                "identity_changed",
                accountId => tokens.Forget(long.Parse(accountId, CultureInfo.InvariantCulture)),
                tokens.ForgetAll
            );
        });
        builder.Services.AddSingleton<CredentialScheme, TokenScheme>();
        builder.Services.AddSingleton(builder.Options<IdempotencyKeyOptions>("IdempotencyKeys"));
        builder.Services.AddSingleton<IOutcomes, Outcomes>();
        builder.Services.AddSingleton<IJob, ForgetOutcomes>();
        builder.Services.AddSingleton(new OperatorAccess(StaffOrLoopback.Access));
        builder.Services.AddSingleton<CredentialScheme, OperatorScheme>();
        builder.Services.AddSingleton<BasicScheme>();
        builder.Services.AddSingleton<CredentialScheme>(services => services.GetRequiredService<BasicScheme>());
    }

    private sealed record TokenRow(
        long AccountId,
        string Username,
        bool IsActive,
        bool IsStaff,
        bool IsSuperuser,
        bool IsServiceAccount,
        DateTime? ExpiresAt,
        bool IsUnnoted
    );

    private sealed record AccountRow(
        long AccountId,
        string Username,
        string PasswordHash,
        bool IsActive,
        bool IsStaff,
        bool IsSuperuser,
        bool IsServiceAccount
    );

    private static TokenLookup Lookup(IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();
        var time = services.GetRequiredService<TimeProvider>();

        return async (digest, stop) =>
        {
            var args = new { digest, now = time.GetUtcNow() };
            var row = await database.OneOrNone<TokenRow>(FindToken, args, stop);
            if (row is { IsUnnoted: true })
            {
                await NoteUse(database, args, stop);
            }

            return row is null
                ? null
                : new StoredToken(
                    new AccountCaller(
                        row.AccountId,
                        row.Username,
                        row.IsActive,
                        row.IsStaff,
                        row.IsSuperuser,
                        row.IsServiceAccount
                    ),
                    row.ExpiresAt
                );
        };
    }

    /// <summary>Who only reads is let in where nothing can be written: a standby, a full disk.</summary>
    private static async Task NoteUse(Database database, object args, CancellationToken stop)
    {
        try
        {
            await database.Execute(NoteToken, args, stop);
        }
        catch (PostgresException)
        {
            // It is noted with the next look-up.
        }
    }

    private static PasswordCheck Check(IServiceProvider services)
    {
        var database = services.GetRequiredService<Database>();

        return async (username, password, stop) =>
        {
            var row = username.Contains('\0')
                ? null
                : await database.OneOrNone<AccountRow>(FindAccount, new { username }, stop);
            var hash = row is { PasswordHash.Length: > 0 } ? row.PasswordHash : Passwords.NobodysHash;
            var isRight = Passwords.Verify(hash, password);

            return isRight && row is { PasswordHash.Length: > 0 }
                ? new AccountCaller(
                    row.AccountId,
                    row.Username,
                    row.IsActive,
                    row.IsStaff,
                    row.IsSuperuser,
                    row.IsServiceAccount
                )
                : null;
        };
    }
}
