using System.CommandLine;
using Npgsql;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary><c>chat app create</c>: an app with its System user and a secret, printed once.</summary>
public sealed class CreateApp : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateApp>();

    private static readonly Argument<string> Name = new("name") { Description = "For people" };
    private static readonly Option<string> AppId = new("--app-id")
    {
        Description = $"What callers call it: {AppCode.Rule}; without it, made of the name",
    };
    private static readonly Option<string> Secret = new("--secret")
    {
        Description = "A secret that clients already have; without it, a fresh one",
    };
    private static readonly Option<string> DefaultAvatarUrl = new("--default-avatar-url")
    {
        Description = "The picture of users without one",
        DefaultValueFactory = _ => "",
    };

    public Command Declare() =>
        new Command("create", "Create an app and print its secret once")
        {
            Name,
            AppId,
            Secret,
            DefaultAvatarUrl,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(string AppId, string Name, string Secret);

    private static async Task Handle(CommandRun run)
    {
        var name = run.Get(Name).Trim();
        if (name.Length is 0 or > 255)
        {
            throw new CommandRefusedException("A name has 1 to 255 letters.");
        }

        var picture = run.Get(DefaultAvatarUrl)!;
        if (picture.Length > 0 && !WebAddress.IsOne(picture))
        {
            throw new CommandRefusedException("--default-avatar-url takes an http or https address.");
        }

        var appCode = run.Get(AppId) is { } given ? AppCode.Checked(given) : AppCode.Of(name);
        var secret = run.Get(Secret) is { } brought ? AppCode.Secret(brought) : SecretCache.NewSecret();
        try
        {
            await run.Database.Execute(
                Insert,
                new
                {
                    app_code = appCode,
                    name,
                    default_avatar_url = picture,
                    is_demo = false,
                    digest = SecretCache.DigestOf(secret),
                    auth_token = UserToken.New(),
                    now = run.Time.GetUtcNow(),
                },
                run.Stop
            );
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new CommandRefusedException(
                taken.ConstraintName == "app_secret_pkey"
                    ? "The secret is that of another app."
                    : $"There is an app '{appCode}' already."
            );
        }

        run.Output.Print(new Response(appCode, name, secret));
    }
}
