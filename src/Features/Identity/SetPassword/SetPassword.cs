using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>account password</c>: a new password; tokens stay valid, as in the contracts.</summary>
public sealed class SetPassword : ICommandSlice
{
    private static readonly Statement Owner = Statement.Of<SetPassword>(nameof(Owner));
    private static readonly Statement Update = Statement.Of<SetPassword>();

    private static readonly Argument<string> Username = new("username");
    private static readonly Option<string?> Password = new("--password")
    {
        Description = "Password, or - to read it from standard input. Without it one is made and printed once",
    };

    public Command Declare() =>
        new Command("password", "Set the password of an account") { Username, Password, CommandOutput.Json }.Does(
            Handle
        );

    private sealed record Response(string Username, string Password);

    private static async Task Handle(CommandRun run)
    {
        var username = run.Get(Username);
        var owner =
            await run.Database.OneOrNone<PasswordOwner>(Owner, new { username }, run.Stop)
            ?? throw new CommandRefusedException($"There is no account '{username}'.");
        var (password, isMade) = NewPassword.From(run.Get(Password), owner);
        await run.Database.Execute(Update, new { username, password_hash = Passwords.Hash(password) }, run.Stop);
        if (isMade)
        {
            run.Output.Print(new Response(owner.Username, password));
        }
        else
        {
            run.Output.Say($"'{owner.Username}' has a new password.");
        }
    }
}
