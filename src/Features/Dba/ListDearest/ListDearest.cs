using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary><c>sql top</c>: what the statements have cost, the dearest first.</summary>
public sealed class ListDearest : ICommandSlice
{
    private static readonly Option<FiguresOrder> Order = new("--order")
    {
        Description = "By what: total or mean time, the longest call, calls, rows, WAL or temporary files",
    };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many",
        DefaultValueFactory = _ => 20,
        Validators = { typed => typed.RefuseOutOf(1, Report.MostRows) },
    };

    public Command Declare() =>
        new Command("top", "List what the statements have cost, the dearest first (pg_stat_statements)")
        {
            Order,
            Limit,
        }
            .PrintsRows()
            .Reads(Handle);

    private static async Task Handle(CommandRun run)
    {
        var figures = (await Figures.Read(run.Database, run.Stop)).In(run.Get(Order)).Take(run.Get(Limit));
        DbaOutput.Print(run.Typed, Grid.Of(figures));
        if ((await ServerState.Read(run.Database, run.Stop)).FiguresMissing is { } words)
        {
            CommandOutput.Remark(words);
        }
    }
}
