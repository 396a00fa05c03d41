using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework branch create</c>.</summary>
public sealed class CreateBranch : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateBranch>();

    private static readonly Argument<string> Name = Typed.Name("For people");

    public Command Declare() =>
        new Command("create", "Create a branch of an organisation") { Typed.Org, Name, CommandOutput.Json }.Does(
            Handle
        );

    private sealed record Response(long Branch, string Name);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var branch = await Typed.Refusing(() =>
            run.Database.One<long>(Insert, new { org_id = run.Get(Typed.Org), name }, run.Stop)
        );

        run.Output.Print(new Response(branch, name));
    }
}
