using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary><c>sql list</c>: the names of all statements, with what they are for. Nothing is asked of a database.</summary>
public sealed class ListNames : ICommandSlice
{
    private static readonly Option<string?> Area = new("--area") { Description = "Only those of one area" };

    public Command Declare()
    {
        var list = new Command("list", "List all statements") { Area }.PrintsRows();
        Area.AcceptOnlyFromAmong([.. KnownStatements.Areas]);
        list.SetAction(Handle);

        return list;
    }

    private sealed record Row(string Name, string Purpose);

    private static void Handle(ParseResult typed) =>
        DbaOutput.Print(
            typed,
            Grid.Of(
                Statement
                    .All.Where(name => typed.GetValue(Area) is not { } area || KnownStatements.AreaOf(name) == area)
                    .Select(name => new Row(name, KnownStatements.PurposeOf(name)))
            )
        );
}
