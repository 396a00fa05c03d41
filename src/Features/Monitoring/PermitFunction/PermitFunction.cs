using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Monitoring;

/// <summary><c>monitoring permit</c>: gives an account a functional permission.</summary>
public sealed class PermitFunction : ICommandSlice
{
    private const int MostLetters = 255;

    private static readonly Statement Permit = Statement.Of<PermitFunction>();

    private static readonly Argument<string> Username = new("username");
    private static readonly Argument<string> AuthCode = new("auth_code")
    {
        Description = "manage_system, upload_csv, data_entry_form, or what a front end asks for",
    };

    public Command Declare() =>
        new Command("permit", "Give an account a functional permission")
        {
            Username,
            AuthCode,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(string Username, string AuthCode, bool IsNew);

    private sealed record Row(string Username, bool IsNew);

    private static async Task Handle(CommandRun run)
    {
        var (username, auth_code) = (run.Get(Username), run.Get(AuthCode));
        if (string.IsNullOrWhiteSpace(auth_code) || auth_code.Length > MostLetters)
        {
            throw new CommandRefusedException($"A code has from 1 to {MostLetters} letters.");
        }

        var row =
            await run.Database.OneOrNone<Row>(Permit, new { username, auth_code }, run.Stop)
            ?? throw new CommandRefusedException($"There is no account '{username}'.");

        run.Output.Print(new Response(row.Username, auth_code, row.IsNew));
    }
}
