using System.Diagnostics;

namespace Platform.Infrastructure.Jobs;

/// <summary>A claimed row. <c>Attempts</c> counts its claims and so tells this one from a later one.</summary>
public interface IClaimed
{
    long Id { get; }
    int Attempts { get; }

    /// <summary>The trace of the request that asked for it.</summary>
    string? Trace { get; }
}

/// <summary>
/// Rows that are worked on one at a time, each claimed for a while. The worker gives signs of life; if they stop, the
/// claim runs out and the next one who asks gets the row.
/// </summary>
/// <param name="claim">
/// From <c>:now, :leased_until</c> to a row or none: <c>for update skip locked</c>, adds one to attempts.
/// </param>
/// <param name="beat">From <c>:id, :attempts, :leased_until, :done, :total</c>: no row when the claim is lost.</param>
/// <param name="fail">From <c>:id, :attempts, :error, :run_at, :now</c>: notes the error and when to try again.</param>
public sealed class JobRows<T>(Statement claim, Statement beat, Statement fail)
    where T : class, IClaimed
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestBeat = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Locks the queue until the claim is committed, where a claim depends on what others have claimed; null: it does not.
    /// </summary>
    public Statement? Turn { get; init; }

    /// <summary>How long to wait after so many attempts.</summary>
    public Func<int, TimeSpan> Pause { get; init; } = PauseAfter;

    /// <summary>Claims a row and works on it. <paramref name="work"/> ends the row in its own transaction.</summary>
    /// <returns>1, or 0 when no row was due.</returns>
    public async Task<int> RunNext(
        Database database,
        DateTimeOffset now,
        TimeSpan lease,
        Func<T, JobProgress, CancellationToken, Task> work,
        CancellationToken stop
    )
    {
        if (await Claim(database, new { now, leased_until = now + lease }, stop) is not { } claimed)
        {
            return 0;
        }

        using var span = JobTrace.Begin(claim, claimed.Trace);
        var clock = Stopwatch.StartNew();
        var progress = new JobProgress();
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var alive = KeepAlive(database, claimed, progress, () => now + clock.Elapsed + lease, lease, working);
        try
        {
            await work(claimed, progress, working.Token);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            await EndSigns();
            await GiveBack(database, claimed, "its node was stopped, or its time was over", now, now);
            throw;
        }
        catch (Exception problem)
        {
            span?.SetStatus(ActivityStatusCode.Error, problem.GetType().Name);
            var ended = now + clock.Elapsed;
            await EndSigns();
            await GiveBack(database, claimed, Described(problem), ended + Pause(claimed.Attempts), ended);
        }
        finally
        {
            await EndSigns();
        }

        return 1;

        // Before the row is given back: a sign that is under way would claim it again.
        async Task EndSigns()
        {
            await working.CancelAsync();
            await alive;
        }
    }

    private Task<T?> Claim(Database database, object args, CancellationToken stop) =>
        Turn is null
            ? database.OneOrNone<T>(claim, args, stop)
            : database.InTransaction(
                async transaction =>
                {
                    await transaction.Execute(Turn, null, stop);

                    return await transaction.OneOrNone<T>(claim, args, stop);
                },
                stop
            );

    /// <summary>Doubles with each attempt.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        attempts > 10 || FirstPause * Math.Pow(2, attempts - 1) > LongestPause
            ? LongestPause
            : FirstPause * Math.Pow(2, attempts - 1);

    private async Task KeepAlive(
        Database database,
        T claimed,
        JobProgress progress,
        Func<DateTimeOffset> leasedUntil,
        TimeSpan lease,
        CancellationTokenSource working
    )
    {
        using var timer = new PeriodicTimer(lease / 5 < LongestBeat ? lease / 5 : LongestBeat);
        try
        {
            while (await timer.WaitForNextTickAsync(working.Token))
            {
                if (!await Beat(database, claimed, progress, leasedUntil(), working.Token))
                {
                    await working.CancelAsync(); // another has it, or it was deleted
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    private async Task<bool> Beat(
        Database database,
        T claimed,
        JobProgress progress,
        DateTimeOffset leasedUntil,
        CancellationToken stop
    )
    {
        try
        {
            var sign = new
            {
                id = claimed.Id,
                attempts = claimed.Attempts,
                leased_until = leasedUntil,
                done = progress.Done,
                total = progress.Total,
            };

            return await database.Execute(beat, sign, stop) > 0;
        }
        catch (Exception problem) when (problem is Npgsql.NpgsqlException or TimeoutException)
        {
            return true; // without signs of life the claim runs out; the work's own end finds out whether it still holds
        }
    }

    /// <summary>Once more later; at once when only this node goes down.</summary>
    private Task GiveBack(Database database, T claimed, string error, DateTimeOffset runAt, DateTimeOffset now) =>
        database.Execute(
            fail,
            new
            {
                id = claimed.Id,
                attempts = claimed.Attempts,
                error,
                run_at = runAt,
                now,
            },
            CancellationToken.None
        );

    /// <summary>For the row and the API: what went wrong, without anybody's data.</summary>
    private static string Described(Exception problem) =>
        problem is Npgsql.PostgresException refused
            ? $"{refused.SqlState}: {refused.MessageText}"
            : $"{problem.GetType().Name}: {problem.Message}";
}

/// <summary>How far a piece of work is; shown in its row with the next sign of life.</summary>
public sealed class JobProgress
{
    private long _done;
    private long _total;

    public long Done => Interlocked.Read(ref _done);

    /// <summary>0: not known yet.</summary>
    public long Total => Interlocked.Read(ref _total);

    public void Of(long total) => Interlocked.Exchange(ref _total, total);

    public void Add(long done) => Interlocked.Add(ref _done, done);
}
