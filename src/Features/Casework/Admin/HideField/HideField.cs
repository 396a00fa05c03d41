using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework hide</c>: a field does not exist for a user any more; <c>--show</c> takes it back.</summary>
public sealed class HideField : ICommandSlice
{
    private static readonly Statement Hide = Statement.Of<HideField>();
    private static readonly Statement Reveal = Statement.Of<HideField>(nameof(Reveal));
    private static readonly Statement Database = Statement.Of<HideField>(nameof(Database));

    private static readonly Argument<long> User = new("user") { Description = "The user's number" };
    private static readonly Argument<string> Group = new("group")
    {
        Description = "Such as clients, or extension_database/wellcheck_notes_9",
    };
    private static readonly Argument<string> Field = new("field") { Description = "Such as religion" };
    private static readonly Option<bool> Show = new("--show") { Description = "Show it again" };

    public Command Declare() =>
        new Command("hide", "Hide a field of a group from a user") { Typed.Org, User, Group, Field, Show }.Does(Handle);

    private static async Task Handle(CommandRun run)
    {
        var (group, field) = (run.Get(Group), run.Get(Field));
        var hiddenAs =
            RecordGroup.Find(group)?.HiddenAs
            ?? await OfDatabase(run, group)
            ?? throw new CommandRefusedException(
                $"There is no group '{group}'; there are {string.Join(", ", RecordGroup.All.Select(one => one.Name))}, and {RecordGroup.Extensions}/ with the name of a database."
            );

        if (field is "id" or "client" or "referral")
        {
            throw new CommandRefusedException($"'{field}' cannot be hidden: it says which record is meant.");
        }

        await Typed.Refusing(() =>
            run.Database.Execute(
                run.Get(Show) ? Reveal : Hide,
                new
                {
                    org_id = run.Get(Typed.Org),
                    user_id = run.Get(User),
                    grp = hiddenAs,
                    field,
                },
                run.Stop
            )
        );

        run.Output.Say($"{group}/{field} is {(run.Get(Show) ? "shown to" : "hidden from")} user {run.Get(User)}.");
    }

    /// <summary>By its number: a database may get another name.</summary>
    private static async Task<string?> OfDatabase(CommandRun run, string group) =>
        group.Split('/', 2) is [RecordGroup.Extensions, var name]
        && await run.Database.OneOrNone<long?>(Database, new { org_id = run.Get(Typed.Org), name }, run.Stop)
            is { } number
            ? RecordGroup.HiddenAsOf(number)
            : null;
}
