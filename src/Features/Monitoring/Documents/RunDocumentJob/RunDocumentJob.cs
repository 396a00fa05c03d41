using System.Text.Json;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>Processes or refreshes the document of the next job, as a whole or not at all.</summary>
public sealed class RunDocumentJob(IFileStore store, DocumentOptions documents, JobOptions jobs, TimeProvider time)
    : IJob
{
    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<RunDocumentJob>("Claim"),
        Statement.Of<RunDocumentJob>("Beat"),
        Statement.Of<RunDocumentJob>("Fail")
    );
    private static readonly Statement Begin = Statement.Of<RunDocumentJob>(nameof(Begin));
    private static readonly Statement End = Statement.Of<RunDocumentJob>(nameof(End));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JsonDefaults.Writer.Encoder };

    public string Name => DocumentJobs.Name;

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public sealed record Claimed(
        long Id,
        int Attempts,
        int DocumentId,
        string Kind,
        string Settings,
        long CallerId,
        string? StorageKey
    ) : IClaimed;

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        Rows.RunNext(
            database,
            now,
            TimeSpan.FromSeconds(jobs.LeaseSeconds),
            (job, progress, working) => Work(database, job, progress, working),
            stop
        );

    private async Task Work(Database database, Claimed job, JobProgress progress, CancellationToken stop)
    {
        try
        {
            var content = job.Kind == DocumentJobs.Process ? await Content(job, stop) : [];
            await database
                .WithPatience(((IJob)this).Timeout)
                .InTransaction(
                    async transaction =>
                    {
                        await transaction.Execute(Begin, new { document_id = job.DocumentId }, stop);
                        var result = await Outcome(transaction, job, content, progress, stop);
                        await Finish(transaction, job, "done", result, progress, stop);
                    },
                    stop,
                    Database.Tries
                );
        }
        catch (DocumentRefusedException refused)
        {
            var error = new Dictionary<string, string>(StringComparer.Ordinal) { [refused.Type] = refused.Message };
            await Finish(database, job, "refused", JsonSerializer.Serialize(error, Relaxed), progress, stop);
        }
    }

    /// <returns>The answer's <c>objects</c>.</returns>
    private Task<string> Outcome(
        Database transaction,
        Claimed job,
        byte[] content,
        JobProgress progress,
        CancellationToken stop
    ) =>
        job.Kind == DocumentJobs.Process
            ? FileIngest.Run(
                transaction,
                job.DocumentId,
                content,
                CellLayout.Read(job.Settings),
                documents.MaxCells,
                progress,
                time.GetUtcNow(),
                stop
            )
            : MasterRefresh.Run(
                transaction,
                job.DocumentId,
                RefreshSettings.Read(job.Settings),
                job.CallerId,
                progress,
                time.GetUtcNow(),
                stop
            );

    /// <summary>In the transaction of the work: a worker that lost its claim meanwhile leaves nothing behind.</summary>
    private async Task Finish(
        Database database,
        Claimed job,
        string state,
        string result,
        JobProgress progress,
        CancellationToken stop
    )
    {
        var ended = new
        {
            id = job.Id,
            attempts = job.Attempts,
            state,
            result,
            done = progress.Done,
            total = progress.Total,
            now = time.GetUtcNow(),
        };
        if (await database.Execute(End, ended, stop) == 0)
        {
            throw new InvalidOperationException($"The claim on job {job.Id} was lost.");
        }
    }

    /// <summary>Whole in memory: at most a few times the size limit of uploads, and only as many as jobs run at once.</summary>
    private async Task<byte[]> Content(Claimed job, CancellationToken stop)
    {
        await using var stored = job.StorageKey is null ? null : await store.Open(job.StorageKey, stop);
        if (stored is null)
        {
            throw new DocumentRefusedException(
                ErrorType.EmptyDocument,
                $"document_id: document {job.DocumentId} has no file"
            );
        }

        using var memory = new MemoryStream();
        await stored.CopyToAsync(memory, stop);

        return memory.ToArray();
    }
}
