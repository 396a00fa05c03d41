using System.CommandLine;
using Spectre.Console;

namespace Platform.Infrastructure.Cli;

/// <summary><c>seed</c>: the demo data, and large data on top of it.</summary>
internal sealed class SeedCommand(IReadOnlyList<Seeder> seeders)
{
    private static readonly Option<int> Scale = new("--scale")
    {
        Description = "Large data on top: about 10,000 rows per unit in an area's biggest table",
        Validators = { typed => typed.RefuseOutOf(0, 10_000) },
    };

    public Command Declare() => new Command("seed", "Load demo data; what is there already stays") { Scale }.Does(Run);

    /// <summary>Everything or nothing, so that a start that was interrupted begins again with empty areas.</summary>
    public static Task LoadDemo(
        IReadOnlyList<Seeder> seeders,
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    ) =>
        database.InTransaction(
            async transaction =>
            {
                foreach (var seeder in seeders)
                {
                    await seeder.LoadDemo(transaction, house, stop);
                }
            },
            stop
        );

    private async Task Run(CommandRun run)
    {
        await LoadDemo(seeders, run.Database, run.House, run.Stop);
        run.Output.Say("The demo data is there.");

        var scale = run.Get(Scale);
        if (scale == 0)
        {
            return;
        }

        await AnsiConsole
            .Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn()
            )
            .StartAsync(async progress =>
            {
                foreach (var seeder in seeders)
                {
                    var bar = progress.AddTask(seeder.Name, maxValue: scale);
                    await seeder.LoadScale(run.Database, scale, () => bar.Increment(1), run.Stop);
                    bar.Value = scale;
                }
            });
    }
}
