using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework project create</c>.</summary>
public sealed class CreateProject : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateProject>();

    private static readonly Argument<string> Name = Typed.Name("For people");
    private static readonly Option<bool> AutoClose = new("--auto-close")
    {
        Description = "Its referrals are closed when their last due contact is done",
    };

    public Command Declare() =>
        new Command("create", "Create a project of an organisation")
        {
            Typed.Org,
            Name,
            AutoClose,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Project, string Name);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var project = await Typed.Refusing(() =>
            run.Database.One<long>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    name,
                    auto_close = run.Get(AutoClose),
                },
                run.Stop
            )
        );

        run.Output.Print(new Response(project, name));
    }
}
