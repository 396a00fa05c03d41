using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>account activate</c>: makes a registered or deactivated account active.</summary>
public sealed class ActivateAccount : ICommandSlice
{
    private static readonly Statement Update = Statement.Of<ActivateAccount>();

    private static readonly Argument<string> Username = new("username");

    public Command Declare() => new Command("activate", "Make an account active") { Username }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var username = run.Get(Username);
        if (await run.Database.Execute(Update, new { username }, run.Stop) == 0)
        {
            throw new CommandRefusedException($"There is no account '{username}'.");
        }

        run.Output.Say($"'{username}' is active.");
    }
}
