using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework org create</c>: an organisation with its age bands and client types, and its key, printed once.</summary>
public sealed class CreateOrg : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateOrg>();

    private static readonly Argument<string> Name = Typed.Name("For people");
    private static readonly Option<string> TimeZone = new("--time-zone")
    {
        Description = "As PostgreSQL knows it",
        DefaultValueFactory = _ => "Europe/London",
    };
    private static readonly Option<bool> Training = new("--training") { Description = "A copy to practise on" };
    private static readonly Option<bool> Branches = new("--branches") { Description = "It has branches" };
    private static readonly Option<bool> NoUploads = new("--no-uploads") { Description = "It keeps no files" };
    private static readonly Option<bool> Closed = new("--closed") { Description = "Nobody is let in yet" };
    private static readonly Option<string> Key = Typed.Key("it");

    public Command Declare() =>
        new Command("create", "Create an organisation and print its key once")
        {
            Name,
            TimeZone,
            Training,
            Branches,
            NoUploads,
            Closed,
            Key,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Org, string Name, string Key);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var key = Typed.KeyOf(run.Get(Key));
        var zone = run.Get(TimeZone)!;
        var org = await Typed.Refusing(
            () =>
                run.Database.OneOrNone<long?>(
                    Insert,
                    new
                    {
                        name,
                        system_type = run.Get(Training) ? "training" : "live",
                        key_hash = KeyCache.DigestOf(key),
                        time_zone = zone,
                        branch_system = run.Get(Branches),
                        uploads_enabled = !run.Get(NoUploads),
                        api_enabled = !run.Get(Closed),
                        now = run.Time.GetUtcNow(),
                    },
                    run.Stop
                ),
            "The key is that of another organisation."
        );

        run.Output.Print(
            new Response(
                org ?? throw new CommandRefusedException($"PostgreSQL knows no time zone '{zone}'."),
                name,
                key
            )
        );
    }
}
