using System.Diagnostics;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// Writes the file of the next export: as the app was at one moment, from the database in portions to the spool, and whole
/// into the store. An app's exports are done one after the other.
/// </summary>
public sealed class RunExport(Spool spool, IFileStore store, JobOptions jobs, TimeProvider time) : IJob
{
    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(1);

    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<RunExport>("Claim"),
        Statement.Of<RunExport>("Beat"),
        Statement.Of<RunExport>("Fail")
    );
    private static readonly Statement InOrder = Statement.Of<RunExport>(nameof(InOrder));
    private static readonly Statement Progress = Statement.Of<RunExport>(nameof(Progress));
    private static readonly Statement End = Statement.Of<RunExport>(nameof(End));

    public string Name => "Chat/RunExport";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public TimeSpan Timeout => TimeSpan.FromHours(2);

    public Statement Counts { get; } = Statement.Of<RunExport>(nameof(Counts));

    public sealed record Claimed(
        long Id,
        int Attempts,
        long AppId,
        Guid UniqueId,
        string ResourceName,
        DateOnly? StartDate,
        DateOnly? EndDate,
        string? Trace
    ) : IClaimed;

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        Rows.RunNext(
            database,
            now,
            TimeSpan.FromSeconds(jobs.LeaseSeconds),
            (job, _, working) => Work(database, job, working),
            stop
        );

    private async Task Work(Database database, Claimed job, CancellationToken stop)
    {
        var rows = 0L;
        using var file = await spool.Write(async stream => rows = await WriteRows(database, job, stream, stop), stop);
        var name = ExportFile.NameOf(job.UniqueId, job.Attempts);
        await store.Put(name, file, stop);
        if (!await IsEnded(database, job, name, rows, file.Length, stop))
        {
            await store.Delete(name, CancellationToken.None);

            throw new InvalidOperationException($"The claim on export {job.Id} was lost.");
        }

        foreach (var earlier in ExportFile.NamesOf(job.UniqueId, job.Attempts - 1))
        {
            await store.Delete(earlier, CancellationToken.None); // of a worker that was killed between file and row
        }
    }

    /// <returns>How many rows there are.</returns>
    private static async Task<long> WriteRows(Database database, Claimed job, Stream stream, CancellationToken stop)
    {
        var written = 0L;
        await database.InSnapshot(
            async snapshot =>
            {
                await snapshot.One<string>(InOrder, null, stop);
                var rows = ExportedRows.Of(job, snapshot);
                var total = await rows.Count(stop);
                await using var file = new ExportWriter(stream);
                var sinceSign = Stopwatch.StartNew();
                await foreach (var write in rows.Read(stop))
                {
                    await file.Add(write, stop);
                    written++;
                    if (sinceSign.Elapsed > BetweenSigns)
                    {
                        await GiveSign(database, job, written, total, file.Length, stop);
                        sinceSign.Restart();
                    }
                }

                await file.End(stop);
            },
            stop
        );

        return written;
    }

    private static async Task GiveSign(
        Database database,
        Claimed job,
        long rows,
        long total,
        long size,
        CancellationToken stop
    )
    {
        var sign = new
        {
            id = job.Id,
            attempts = job.Attempts,
            percentage = (int)(100 * rows / Math.Max(total, rows)),
            total_rows = rows,
            size,
        };
        if (await database.Execute(Progress, sign, stop) == 0)
        {
            throw new InvalidOperationException($"The claim on export {job.Id} was lost.");
        }
    }

    private async Task<bool> IsEnded(
        Database database,
        Claimed job,
        string name,
        long rows,
        long size,
        CancellationToken stop
    ) =>
        await database.Execute(
            End,
            new
            {
                id = job.Id,
                attempts = job.Attempts,
                storage_key = name,
                total_rows = rows,
                size,
                now = time.GetUtcNow(),
            },
            stop
        ) > 0;
}
