using System.CommandLine;
using Platform.Infrastructure.Contract;

namespace Platform.Infrastructure.Cli;

/// <summary><c>contract changes</c>: what became of the contract, for those who keep it.</summary>
internal static class ContractCommand
{
    private const int Broken = 1;

    private static readonly Argument<string> Old = new("old")
    {
        Description = $"A document, a folder of them, or a revision of this repository (its {ContractSource.Folder})",
    };

    private static readonly Argument<string> Now = new("new")
    {
        Description = "The same; without it the folder as it is now",
        DefaultValueFactory = _ => ContractSource.Folder,
    };

    private static readonly Option<bool> RefusesBreaking = new("--refuse-breaking")
    {
        Description = "End with 1 where a change breaks clients",
    };

    public static Command Declare()
    {
        var changes = new Command("changes", "Report what changed between two states; '!' marks what breaks clients")
        {
            Old,
            Now,
            RefusesBreaking,
            CommandOutput.Json,
        };
        changes.SetAction(
            async (typed, stop) =>
            {
                var old = await ContractSource.Read(typed.GetRequiredValue(Old), stop);
                var now = await ContractSource.Read(typed.GetRequiredValue(Now), stop);
                var all = old.ChangesTo(now);
                Print(all, typed.GetValue(CommandOutput.Json));

                return typed.GetValue(RefusesBreaking) && all.Any(change => change.IsBreaking) ? Broken : 0;
            }
        );

        return new Command("contract", "The OpenAPI documents") { changes };
    }

    private static void Print(IReadOnlyList<ContractChange> all, bool isJson)
    {
        if (isJson)
        {
            new CommandOutput(Console.Out, isJson).PrintAll(all);

            return;
        }

        foreach (var document in all.GroupBy(change => change.Document, StringComparer.Ordinal))
        {
            Console.Out.WriteLine(
                $"{document.Key}: {document.Count()} changes, {document.Count(one => one.IsBreaking)} breaking"
            );
            foreach (var change in document)
            {
                Console.Out.WriteLine(change);
            }
        }

        if (all.Count == 0)
        {
            Console.Out.WriteLine("No change of contract.");
        }
    }
}
