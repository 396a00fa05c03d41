using System.CommandLine;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework dictionary set</c>: an option of a field, and what it is called.</summary>
public sealed partial class SetDictionaryEntry : ICommandSlice
{
    private static readonly Statement Upsert = Statement.Of<SetDictionaryEntry>();

    private static readonly Argument<string> Dictionary = new("dictionary")
    {
        Description = "As its path says it: organisations/district",
    };
    private static readonly Argument<string> Key = new("key") { Description = "A number, or the code of a code list" };
    private static readonly Argument<string> Label = new("label") { Description = "What people read" };
    private static readonly Option<int> Order = new("--order") { Description = "Its place in the list" };
    private static readonly Option<bool> Inactive = new("--inactive") { Description = "It is not chosen any more" };

    public Command Declare() =>
        new Command("set", "Set an option of a field") { Typed.Org, Dictionary, Key, Label, Order, Inactive }.Does(
            Handle
        );

    private static async Task Handle(CommandRun run)
    {
        var (dictionary, key) = (run.Get(Dictionary), run.Get(Key));
        if (FieldDictionary.Find(dictionary) is not { IsList: true } known)
        {
            throw new CommandRefusedException($"There is no list '{dictionary}' that can be set.");
        }

        if (!(known.HasCodes ? Code() : Number()).IsMatch(key) || (!known.HasCodes && !int.TryParse(key, out _)))
        {
            throw new CommandRefusedException(
                known.HasCodes
                    ? "A code is 1 to 16 of A-Z, a-z, 0-9 and _."
                    : "A key of this list is a whole number from 1 to 2147483647."
            );
        }

        await Typed.Refusing(() =>
            run.Database.Execute(
                Upsert,
                new
                {
                    org_id = run.Get(Typed.Org),
                    dict = known.List,
                    key,
                    label = Typed.Checked(run.Get(Label)),
                    ord = run.Get(Order),
                    active = !run.Get(Inactive),
                },
                run.Stop
            )
        );

        run.Output.Say($"{known.Path} {key} is set.");
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,16}$", RegexOptions.None, 1000)]
    private static partial Regex Code();

    [GeneratedRegex("^[1-9][0-9]{0,9}$", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
