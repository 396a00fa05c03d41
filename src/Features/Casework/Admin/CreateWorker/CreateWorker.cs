using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework worker create</c>: a support worker, who visits people.</summary>
public sealed class CreateWorker : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateWorker>();

    private static readonly Argument<string> Surname = new("surname");
    private static readonly Option<string> FirstName = new("--first-name");
    private static readonly Option<string> Email = new("--email");
    private static readonly Option<string> Mobile = new("--mobile");
    private static readonly Option<long?> User = new("--user") { Description = "Who they are as a user" };
    private static readonly Option<string> Branches = Typed.Ids("--branches", "Where they work, such as 1,2");
    private static readonly Option<string> Projects = Typed.Ids("--projects", "For which they work, such as 1,2");

    public Command Declare() =>
        new Command("create", "Create a support worker of an organisation")
        {
            Typed.Org,
            Surname,
            FirstName,
            Email,
            Mobile,
            User,
            Branches,
            Projects,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Worker, string Surname);

    private static async Task Handle(CommandRun run)
    {
        var surname = Typed.Checked(run.Get(Surname));
        var (branches, projects) = (Typed.IdsOf(run.Get(Branches)) ?? [], Typed.IdsOf(run.Get(Projects)) ?? []);
        var worker = await Typed.Refusing(() =>
            run.Database.One<long>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    surname,
                    first_name = run.Get(FirstName),
                    email = run.Get(Email),
                    mobile = run.Get(Mobile),
                    user_id = run.Get(User),
                    branches,
                    projects,
                    now = run.Time.GetUtcNow(),
                },
                run.Stop
            )
        );

        run.Output.Print(new Response(worker, surname));
    }
}
