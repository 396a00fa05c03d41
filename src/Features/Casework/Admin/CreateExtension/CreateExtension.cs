using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework extension create</c>: fields of an organisation's own, of people or of referrals.</summary>
public sealed class CreateExtension : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateExtension>();

    private static readonly Argument<string> Name = Typed.Name("For people; with the number it is the name in paths");
    private static readonly Argument<string> Parent = new("parent") { Description = "client or referral" };
    private static readonly Option<bool> Multiple = new("--multiple")
    {
        Description = "Records below its parents; without it, further fields of the parents themselves",
    };
    private static readonly Option<string> Text = new("--description") { Description = "For people" };
    private static readonly Option<bool> Expose = new("--expose") { Description = "Show it to other systems" };
    private static readonly Option<string> Other = new("--api-name")
    {
        Description = "What paths may call it besides, without a number",
    };
    private static readonly Option<string> Groups = Typed.Ids("--groups", "Groups of users that see it, such as 1,2");
    private static readonly Option<string> Scope = Typed.Ids(
        "--scope",
        "Client types or projects that it is for, such as 1,2"
    );

    public Command Declare()
    {
        Parent.AcceptOnlyFromAmong("client", "referral");

        return new Command("create", "Create an extension database of an organisation")
        {
            Typed.Org,
            Name,
            Parent,
            Multiple,
            Text,
            Expose,
            Other,
            Groups,
            Scope,
            CommandOutput.Json,
        }.Does(Handle);
    }

    private sealed record Created(long? Database, string? Name, string? Unknown);

    private sealed record Response(long Database, string Name);

    private static async Task Handle(CommandRun run)
    {
        var (parent, other) = (run.Get(Parent), run.Get(Other));
        if (other is not null && OwnName.FaultOfDatabase(other) is { } fault)
        {
            throw new CommandRefusedException(fault);
        }

        var created = await Typed.Refusing(
            () =>
                run.Database.One<Created>(
                    Insert,
                    new
                    {
                        org_id = run.Get(Typed.Org),
                        name = Typed.Checked(run.Get(Name)),
                        description = run.Get(Text),
                        parent,
                        cardinality = run.Get(Multiple) ? "multiple" : "single",
                        allow_api = run.Get(Expose),
                        api_name_override = other,
                        group_ids = Typed.IdsOf(run.Get(Groups)) ?? [],
                        scope_ids = Typed.IdsOf(run.Get(Scope)) ?? [],
                    },
                    run.Stop
                ),
            "The organisation has an extension database of this name."
        );
        if (created is not { Database: { } database, Name: { } name })
        {
            throw new CommandRefusedException($"The organisation has no {created.Unknown}.");
        }

        run.Output.Print(new Response(database, name));
    }
}
