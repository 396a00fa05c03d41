using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework allow</c>: an organisation lets a source in; said again it replaces what was said before.</summary>
public sealed class AllowSource : ICommandSlice
{
    private static readonly Statement Upsert = Statement.Of<AllowSource>();

    private static readonly Argument<long> Source = new("source") { Description = "The source's number" };
    private static readonly Option<bool> ReadOnly = new("--read-only") { Description = "It may not write" };
    private static readonly Option<string> Projects = Typed.Ids(
        "--projects",
        "Only these, such as 1,2; without it, all"
    );

    public Command Declare() =>
        new Command("allow", "Let a source work for an organisation") { Typed.Org, Source, ReadOnly, Projects }.Does(
            Handle
        );

    private static async Task Handle(CommandRun run)
    {
        await Typed.Refusing(() =>
            run.Database.Execute(
                Upsert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    source_id = run.Get(Source),
                    access = run.Get(ReadOnly) ? "read" : "read_write",
                    projects = Typed.IdsOf(run.Get(Projects)),
                },
                run.Stop
            )
        );

        run.Output.Say($"Source {run.Get(Source)} works for organisation {run.Get(Typed.Org)}.");
    }
}
