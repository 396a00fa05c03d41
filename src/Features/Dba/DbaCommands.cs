using System.CommandLine;

namespace Platform.Features.Dba;

/// <summary>What the part adds to the command line: a slice per command, and one for all reports.</summary>
public static class DbaCommands
{
    public static Command Sql()
    {
        var sql = new Command("sql", "The statements of the service, what they cost, and the state of their database")
        {
            new ListNames().Declare(),
            new ShowText().Declare(),
            new DescribeStatement().Declare(),
            new ExplainPlan().Declare(),
            new ListDearest().Declare(),
        };
        foreach (var report in Report.All)
        {
            sql.Subcommands.Add(new PrintReport(report).Declare());
        }

        return sql;
    }
}
