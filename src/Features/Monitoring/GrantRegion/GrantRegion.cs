using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Monitoring;

/// <summary><c>monitoring grant</c>: lets an account read, or write, a region and everything below it.</summary>
public sealed class GrantRegion : ICommandSlice
{
    private static readonly Statement Grant = Statement.Of<GrantRegion>();

    private static readonly Argument<string> Username = new("username");
    private static readonly Argument<string> RegionCode = new("region_code");
    private static readonly Option<bool> ToWrite = new("--write") { Description = "To write, which lets read as well" };

    public Command Declare() =>
        new Command("grant", "Let an account read a region and everything below it")
        {
            Username,
            RegionCode,
            ToWrite,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(string Username, string Region, string ReadWrite, long RegionCount, bool IsNew);

    private sealed record Row(string? Username, string? Region, long? RegionCount, bool IsNew);

    private static async Task Handle(CommandRun run)
    {
        var (username, region_code) = (run.Get(Username), run.Get(RegionCode));
        var read_write = run.Get(ToWrite) ? "w" : "r";
        var row = await run.Database.One<Row>(
            Grant,
            new
            {
                username,
                region_code,
                read_write,
            },
            run.Stop
        );
        if (row.Username is null)
        {
            throw new CommandRefusedException($"There is no account '{username}'.");
        }

        if (row.Region is null)
        {
            throw new CommandRefusedException($"There is no region with the code '{region_code}'.");
        }

        run.Output.Print(new Response(row.Username, row.Region, read_write, row.RegionCount ?? 0, row.IsNew));
    }
}
