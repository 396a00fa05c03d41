using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary><c>casework source create</c>: a supplier's software, with its key, printed once.</summary>
public sealed class CreateSource : ICommandSlice
{
    private static readonly Statement Insert = Statement.Of<CreateSource>();

    private static readonly Argument<string> Name = Typed.Name("Of the software");
    private static readonly Option<string> Key = Typed.Key("it");

    public Command Declare() =>
        new Command("create", "Create a source and print its key once") { Name, Key, CommandOutput.Json }.Does(Handle);

    private sealed record Response(long Source, string Name, string Key);

    private static async Task Handle(CommandRun run)
    {
        var name = Typed.Checked(run.Get(Name));
        var key = Typed.KeyOf(run.Get(Key));
        var source = await Typed.Refusing(
            () => run.Database.One<long>(Insert, new { name, key_hash = KeyCache.DigestOf(key) }, run.Stop),
            "There is a source of this name, or with this key."
        );

        run.Output.Print(new Response(source, name, key));
    }
}
