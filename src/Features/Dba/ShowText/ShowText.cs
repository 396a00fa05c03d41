using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary><c>sql show</c>: a statement as it is in the source, for psql too.</summary>
public sealed class ShowText : ICommandSlice
{
    public Command Declare()
    {
        var show = new Command("show", "Print a statement as it is in the source") { StatementArgument.Name };
        show.SetAction(Handle);

        return show;
    }

    private static void Handle(ParseResult typed) => Console.Out.Write(Statement.Source(typed.Known()));
}
