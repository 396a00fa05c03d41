using System.Text.Json;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Monitoring;

/// <summary>
/// Processes the document of the next job, as a whole or not at all, or refreshes it, campaign by campaign. An account has
/// one job at work; its others wait.
/// </summary>
public sealed class RunDocumentJob(IFileStore store, DocumentOptions documents, JobOptions jobs, TimeProvider time)
    : IJob
{
    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<RunDocumentJob>("Claim"),
        Statement.Of<RunDocumentJob>("Beat"),
        Statement.Of<RunDocumentJob>("Fail")
    )
    {
        Turn = Statement.Of<RunDocumentJob>("Claims"),
    };
    private static readonly Statement Begin = Statement.Of<RunDocumentJob>(nameof(Begin));
    private static readonly Statement End = Statement.Of<RunDocumentJob>(nameof(End));

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JsonDefaults.Writer.Encoder };

    public string Name => DocumentJobs.Name;

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public Statement Counts { get; } = Statement.Of<RunDocumentJob>(nameof(Counts));

    public sealed record Claimed(
        long Id,
        int Attempts,
        int DocumentId,
        string Kind,
        string Settings,
        long CallerId,
        int? CampaignId,
        string? Result,
        string? StorageKey,
        long? ByteCount,
        string? Trace
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
            await (
                job.Kind == DocumentJobs.Process
                    ? Process(database, job, progress, stop)
                    : Refresh(database, job, progress, stop)
            );
        }
        catch (DocumentRefusedException refused)
        {
            var error = new Dictionary<string, string>(StringComparer.Ordinal) { [refused.Type] = refused.Message };
            await Finish(database, job, "refused", JsonSerializer.Serialize(error, Relaxed), progress, stop);
        }
    }

    private async Task Process(Database database, Claimed job, JobProgress progress, CancellationToken stop)
    {
        var content = await Content(job, stop);
        await database.InTransaction(
            async transaction =>
            {
                await BeginWork(transaction, job, stop);
                var result = await FileIngest.Run(
                    transaction,
                    job.DocumentId,
                    content,
                    CellLayout.Read(job.Settings),
                    documents.MaxCells,
                    progress,
                    time.GetUtcNow(),
                    stop
                );
                await Finish(transaction, job, "done", result, progress, stop);
            },
            stop,
            Database.Tries
        );
    }

    private async Task Refresh(Database database, Claimed job, JobProgress progress, CancellationToken stop)
    {
        var written = await MasterRefresh.WriteCampaigns(
            database,
            job,
            transaction => BeginWork(transaction, job, stop),
            progress,
            time,
            stop
        );
        await database.InTransaction(
            async transaction =>
            {
                await BeginWork(transaction, job, stop);
                var result = await MasterRefresh.Conclude(transaction, job, written, time.GetUtcNow(), stop);
                await Finish(transaction, job, "done", result.Write(), progress, stop);
            },
            stop,
            Database.Tries
        );
    }

    private static Task BeginWork(Database transaction, Claimed job, CancellationToken stop) =>
        transaction.Execute(Begin, new { document_id = job.DocumentId }, stop);

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

        var content = new byte[job.ByteCount!.Value];
        await stored.ReadExactlyAsync(content, stop);

        return content;
    }
}
