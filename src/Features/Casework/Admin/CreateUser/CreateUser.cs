using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework user create</c>: a user and what they may see; without an option, all of it.</summary>
public sealed class CreateUser : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateUser>();

    private static readonly Argument<long> Group = new("group") { Description = "The number of the group of users" };
    private static readonly Argument<string> Name = Typed.Name("Of the person");
    private static readonly Option<string> Projects = Typed.Ids("--projects", "Only these, such as 1,2");
    private static readonly Option<string> Branches = Typed.Ids("--branches", "Only these, such as 1,2");
    private static readonly Option<string> Types = Typed.Ids("--types", "Only these types of client, such as 1,2");

    public Command Declare() =>
        new Command("create", "Create a user of an organisation; their keys come from 'casework key create'")
        {
            Typed.Org,
            Group,
            Name,
            Projects,
            Branches,
            Types,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long User, string Name);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var (projects, branches, types) = (
            Typed.IdsOf(run.Get(Projects)),
            Typed.IdsOf(run.Get(Branches)),
            Typed.IdsOf(run.Get(Types))
        );
        var user = await Typed.Refusing(() =>
            run.Database.One<long>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    group_id = run.Get(Group),
                    name,
                    projects,
                    branches,
                    types,
                },
                run.Stop
            )
        );

        run.Output.Print(new Response(user, name));
    }
}
