using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary><c>account deactivate</c>: makes an account inactive and ends its tokens.</summary>
public sealed class DeactivateAccount : ICommandSlice
{
    private static readonly Statement Update = Statement.Of<DeactivateAccount>();

    private static readonly Argument<string> Username = new("username");

    public Command Declare() =>
        new Command("deactivate", "Make an account inactive and end its tokens") { Username }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var username = run.Get(Username);
        var ended =
            await run.Database.OneOrNone<long?>(Update, new { username }, run.Stop)
            ?? throw new CommandRefusedException($"There is no account '{username}'.");
        run.Output.Say($"'{username}' is inactive; tokens ended: {ended}.");
    }
}
