using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework template create</c>.</summary>
public sealed class CreateTemplate : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateTemplate>();

    private static readonly Argument<long> Project = new("project") { Description = "The project's number" };
    private static readonly Argument<string> Name = Typed.Name("For people");

    public Command Declare() =>
        new Command("create", "Create a template for referrals of a project")
        {
            Typed.Org,
            Project,
            Name,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Template, string Name);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var template = await Typed.Refusing(() =>
            run.Database.One<long>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    project_id = run.Get(Project),
                    name,
                },
                run.Stop
            )
        );

        run.Output.Print(new Response(template, name));
    }
}
