using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary>The name of a statement on a command line.</summary>
public static class StatementArgument
{
    public static readonly Argument<string> Name = new("statement")
    {
        Description = "Area/Slice, as 'sql list' prints it and as it stands in pg_stat_statements",
    };

    /// <exception cref="CommandRefusedException">There is no such statement.</exception>
    public static string Known(this ParseResult typed) =>
        typed.GetRequiredValue(Name) is var name && KnownStatements.Find(name) is { } known
            ? known
            : throw new CommandRefusedException($"There is no statement {name}: see 'sql list'.");
}
