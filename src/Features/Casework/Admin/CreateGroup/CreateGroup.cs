using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework group create</c>: a group of users and what it may do.</summary>
public sealed class CreateGroup : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateGroup>();

    private static readonly Argument<string> Name = Typed.Name("For people");
    private static readonly Option<bool> NoReports = new("--no-reports") { Description = "It may not ask for reports" };
    private static readonly Option<bool> ReferralAdmin = new("--referral-admin")
    {
        Description = "It looks after external referrals",
    };

    public Command Declare() =>
        new Command("create", "Create a group of users of an organisation")
        {
            Typed.Org,
            Name,
            NoReports,
            ReferralAdmin,
            CommandOutput.Json,
        }.Does(Handle);

    private sealed record Response(long Group, string Name);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var group = await Typed.Refusing(() =>
            run.Database.One<long>(
                Insert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    name,
                    can_report = !run.Get(NoReports),
                    referral_admin = run.Get(ReferralAdmin),
                },
                run.Stop
            )
        );

        run.Output.Print(new Response(group, name));
    }
}
