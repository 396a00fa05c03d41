using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>Removes a stored file that no document needs: of a deleted document, or of an upload that never ended.</summary>
public sealed class RemoveFile(IFileStore store, JobOptions jobs) : IJob
{
    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<RemoveFile>("Claim"),
        Statement.Of<RemoveFile>("Beat"),
        Statement.Of<RemoveFile>("Fail")
    );
    private static readonly Statement Hold = Statement.Of<RemoveFile>(nameof(Hold));
    private static readonly Statement End = Statement.Of<RemoveFile>(nameof(End));

    public string Name => "Monitoring/RemoveFile";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public Statement Counts { get; } = Statement.Of<RemoveFile>(nameof(Counts));

    public sealed record Claimed(long Id, int Attempts, string StorageKey, string? Trace) : IClaimed;

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        Rows.RunNext(
            database,
            now,
            TimeSpan.FromSeconds(jobs.LeaseSeconds),
            (file, _, working) => database.InTransaction(held => Remove(held, file, working), working),
            stop
        );

    /// <summary>The row is held meanwhile, so an upload of the same content waits and then keeps it anew.</summary>
    private async Task Remove(Database held, Claimed file, CancellationToken stop)
    {
        if (await held.OneOrNone<bool?>(Hold, new { id = file.Id, attempts = file.Attempts }, stop) is not { } isNeeded)
        {
            return; // an upload has just asked for it
        }

        if (!isNeeded)
        {
            await store.Delete(file.StorageKey, stop);
        }

        await held.Execute(End, new { id = file.Id }, stop);
    }
}
