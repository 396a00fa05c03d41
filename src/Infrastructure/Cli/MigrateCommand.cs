using System.CommandLine;

namespace Platform.Infrastructure.Cli;

/// <summary><c>migrate up|down|status</c>.</summary>
internal static class MigrateCommand
{
    private static readonly Argument<long> Version = new("version")
    {
        Description = "The last migration to keep, e.g. 202611290040; 0 takes everything back",
    };

    private static readonly Option<bool> Yes = new("--yes") { Description = "Do not ask: the data goes too" };

    public static Command Declare() =>
        new("migrate", "Bring the database's schema up to date, or back")
        {
            new Command("up", "Apply what is missing").ReadsUnmigrated(Up),
            new Command("down", "Take migrations back, with their data") { Version, Yes }.DoesUnmigrated(Down),
            new Command("status", "List the migrations") { CommandOutput.Json }.ReadsUnmigrated(Status),
        };

    private static async Task Up(CommandRun run)
    {
        var applied = await new Migrator(run.Server.ConnectionString, run.Log).Up(run.Stop);
        run.Output.Say(applied.IsNone ? "Nothing is missing." : $"Applied {applied}.");
        if (!applied.IsNone)
        {
            run.SayWhere();
        }
    }

    private static async Task Down(CommandRun run)
    {
        var migrator = new Migrator(run.Server.ConnectionString, run.Log);
        var version = run.Get(Version);
        var known = await migrator.Status(run.Stop);
        if (version != 0 && known.All(migration => migration.Version != version))
        {
            throw new CommandRefusedException($"There is no migration {version}: see 'migrate status'.");
        }

        var lost = known.Count(migration => migration.IsApplied && migration.Version > version);
        if (lost > 0 && !run.Get(Yes) && !Confirmation.Asked($"Take back {lost} migrations and all data in them?"))
        {
            throw new CommandRefusedException("Nothing was changed; --yes confirms.");
        }

        await migrator.Down(version, run.Stop);
        run.Output.Say($"Took back {lost}.");
    }

    private static async Task Status(CommandRun run) =>
        run.Output.PrintAll(await new Migrator(run.Server.ConnectionString).Status(run.Stop));
}
