using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Platform.Bench.Stage;

namespace Platform.Bench.Kills;

/// <param name="Kills">How many.</param>
/// <param name="Address">Of a service that runs already, with an empty database; null: one is started.</param>
/// <param name="ConnectionString">Of its database.</param>
/// <param name="Command">Kills what it likes of it, and returns when that is dead.</param>
/// <param name="Roll">Starts its nodes anew, one after the other; before the kills, and no request may fail.</param>
/// <param name="Nodes">The addresses of its nodes: what is written on one is looked for on the others.</param>
public sealed record KillPlan(
    int Kills,
    Uri? Address = null,
    string? ConnectionString = null,
    string? Command = null,
    string? Roll = null,
    IReadOnlyList<Uri>? Nodes = null
);

/// <param name="IsClean">Nothing that was acknowledged is lost, nothing is there by halves, all work was done.</param>
/// <param name="Report">As Markdown.</param>
public sealed record KillOutcome(bool IsClean, string Report);

/// <summary>
/// Clients write in all areas while the service and its database are killed. After each kill and at the end all that was
/// acknowledged is looked for.
/// </summary>
public static class KillRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <param name="plan">What is killed, and how often.</param>
    /// <param name="log">Gets a line for each kill.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<KillOutcome> Run(KillPlan plan, TextWriter log, CancellationToken stop)
    {
        // Not CreateTempSubdirectory: PostgreSQL's account must get through, and the folder must be on a disk.
        var folder = Path.Combine(Path.GetTempPath(), $"platform-kills-{Guid.NewGuid():N}"[..32]);
        Directory.CreateDirectory(folder);
        try
        {
            await using IVictim victim = plan is { Address: { } address, ConnectionString: { } database }
                ? new ForeignVictim(address, database, plan.Command ?? "true")
                : await OwnVictim.Start(folder, stop);

            return await Run(victim, plan, log, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<KillOutcome> Run(IVictim victim, KillPlan plan, TextWriter log, CancellationToken stop)
    {
        await using var receiver = await Receiver.Start();
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(victim.ConnectionString) { Pooling = false, CommandTimeout = 600 }
        );
        var database = new DataFiles(source);
        var access = await Access.Make(source, receiver.Address, stop);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var writers = new Writers(victim.Address, access, done.Token);
        await writers.Map(database, stop);
        var search = new Search(database, writers.Kinds);
        var recoveries = new List<(string What, Recovery Recovery)>();
        var writing = writers.Run();
        IReadOnlyList<CalmFigure> calm;
        try
        {
            await UntilAllWrite(writers, writing, stop);
            calm = await new CalmTrial(plan, writers, receiver, database, log).Run(access.Chat, writing, stop);
            for (var kill = 1; kill <= plan.Kills; kill++)
            {
                await Task.Delay(Random.Shared.Next(200, 2_000), stop);
                var what = victim.Next;
                await victim.Kill(stop);
                var recovery = await UntilAllWrite(writers, writing, stop);
                recoveries.Add((what, recovery));
                await search.Run(withJobs: false, stop);
                await log.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"kill {kill} of {plan.Kills}, {what}: first write after {recovery.First:0.0} s, all kinds after {recovery.All:0.0} s; {search.Acknowledged} acknowledged, {search.Lost} lost, {search.Halves} by halves"
                    )
                );
            }
        }
        finally
        {
            await done.CancelAsync();
        }

        await writing;
        var open = await Settled(database, stop);
        await search.Run(withJobs: true, stop);

        return new KillReport(writers, search, receiver, calm, recoveries, open).Outcome;
    }

    /// <exception cref="TimeoutException">Some kind of write does not succeed any more.</exception>
    internal static async Task<Recovery> UntilAllWrite(Writers writers, Task writing, CancellationToken stop)
    {
        var recovery = new Recovery(writers.Kinds);
        for (var watch = Stopwatch.StartNew(); !recovery.IsComplete; await Task.Delay(Look, stop))
        {
            if (writing.IsCompleted)
            {
                await writing; // says what was answered
            }

            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException(
                    $"Nothing was acknowledged for {Patience}: {recovery.Waiting(writers.Kinds)}."
                );
            }
        }

        return recovery;
    }

    /// <summary>Waits for the work behind requests.</summary>
    /// <returns>What is still waiting, and what was given up.</returns>
    private static async Task<(long Waiting, long GivenUp)> Settled(DataFiles database, CancellationToken stop)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Look, stop))
        {
            var open = await database.Numbers("Kills.Open", stop);
            if (open[0] == 0 || watch.Elapsed > Patience)
            {
                return (open[0], open[1]);
            }
        }
    }
}
