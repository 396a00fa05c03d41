using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>
/// Brings the next file in, all of it or nothing. Its rows go to a table of their own first, where the database looks
/// for what is wrong with them; only what comes after that holds up those who write to the same rooms. An app's imports
/// are done one after the other, in the order in which they came.
/// </summary>
public sealed class RunImport(JobOptions jobs, ChatOptions chat, TimeProvider time) : IJob
{
    /// <summary>Rows that are staged with one statement.</summary>
    private const int Portion = 1_000;

    private const string Finished = "finished";
    private const string Failed = "failed";
    private const string Skip = "skip";

    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<RunImport>("Claim"),
        Statement.Of<RunImport>("Beat"),
        Statement.Of<RunImport>("Fail")
    );
    private static readonly Statement Content = Statement.Of<RunImport>(nameof(Content));
    private static readonly Statement Clear = Statement.Of<RunImport>(nameof(Clear));
    private static readonly Statement Analyze = Statement.Of<RunImport>(nameof(Analyze));
    private static readonly Statement End = Statement.Of<RunImport>(nameof(End));

    public string Name => "Chat/RunImport";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <summary>Passwords in plain text take their time.</summary>
    public TimeSpan Timeout => TimeSpan.FromHours(2);

    public Statement Counts { get; } = Statement.Of<RunImport>(nameof(Counts));

    public sealed record Claimed(long Id, int Attempts, long AppId, string ResourceName, string Existing, string? Trace)
        : IClaimed;

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
        var content = await database.OneOrNone<byte[]>(Content, new { job.Id, job.Attempts }, stop);
        var errors = new ImportErrors();
        if (content is not null && ImportFile.IsSound(content, errors))
        {
            await Import(database, job, content, errors, stop);
        }
        else
        {
            await Finish(database, job, Failed, 0, errors.Write(), stop);
        }
    }

    private async Task Import(
        Database database,
        Claimed job,
        byte[] content,
        ImportErrors errors,
        CancellationToken stop
    )
    {
        await database.Execute(Clear, new { job.Id }, stop);
        var rows = ImportedRows.Of(job, chat.Imports);
        var staged = 0L;
        foreach (var portion in ImportFile.Rows(content, errors).Chunk(Portion))
        {
            await rows.Stage(database, portion, stop);
            staged += portion.Length;
        }

        await database.Execute(Analyze, new { resource_name = job.ResourceName }, stop);

        for (var tries = 1; ; tries++)
        {
            staged -= job.Existing == Skip ? await rows.Skip(database, stop) : 0;
            await rows.Check(database, errors, stop);
            if (errors.Count > 0)
            {
                await database.InTransaction(
                    async transaction =>
                    {
                        await Finish(transaction, job, Failed, 0, errors.Write(), stop);
                        await transaction.Execute(Clear, new { job.Id }, stop);
                    },
                    stop
                );

                return;
            }

            await rows.Prepare(database, stop);
            if (await IsWritten(database, job, rows, staged, stop))
            {
                return;
            }

            if (tries == Database.Tries)
            {
                throw new InvalidOperationException("Others wrote the same meanwhile, again and again.");
            }
        }
    }

    /// <summary>False: others were faster with a row, so it is looked at again, and nothing was written.</summary>
    private async Task<bool> IsWritten(
        Database database,
        Claimed job,
        ImportedRows rows,
        long staged,
        CancellationToken stop
    )
    {
        try
        {
            await database.InTransaction(
                async transaction =>
                {
                    if (await rows.Write(transaction, time.GetUtcNow(), stop) != staged)
                    {
                        throw new OvertakenException();
                    }

                    await Finish(transaction, job, Finished, staged, RawJson.Nothing.Text, stop);
                    await transaction.Execute(Clear, new { job.Id }, stop);
                },
                stop,
                Database.Tries
            );

            return true;
        }
        catch (OvertakenException)
        {
            return false;
        }
    }

    /// <summary>In the transaction of the work: a worker that lost its claim meanwhile leaves nothing behind.</summary>
    private async Task Finish(
        Database database,
        Claimed job,
        string status,
        long rows,
        string errors,
        CancellationToken stop
    )
    {
        var ended = new
        {
            job.Id,
            job.Attempts,
            status,
            total_rows = rows,
            errors,
            now = time.GetUtcNow(),
        };
        if (await database.Execute(End, ended, stop) == 0)
        {
            throw new InvalidOperationException($"The claim on import {job.Id} was lost.");
        }
    }

    private sealed class OvertakenException : Exception;
}
