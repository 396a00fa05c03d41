namespace Platform.Infrastructure.Jobs;

/// <summary>A claimed row of an outbox.</summary>
public interface IOutgoing : IClaimed
{
    /// <summary>Whom it goes to: those of one lane do not hold up the others.</summary>
    long Lane { get; }

    /// <summary>What it takes in memory until it is sent.</summary>
    int Bytes { get; }
}

/// <summary>How an attempt ended.</summary>
public interface ISent
{
    /// <summary>Whether the receiver took it.</summary>
    bool IsDelivered { get; }
}

/// <summary>
/// Sends rows of an outbox side by side. Each is claimed for a while, so one whose node is lost is sent by another: at
/// least once. A lane has a few places at once, one until its receiver has taken something and again after a failure; so
/// receivers that hang fill no more than a place each. What is under way at once is bounded in number and in bytes.
/// </summary>
/// <param name="claim">
/// From <c>:now, :leased_until, :limit, :most_in_lane, :lanes, :places</c> to rows that are due, the oldest first, at most
/// <c>:most_in_lane</c> of a lane, or as many as stand in <c>:places</c> for one of <c>:lanes</c>. It adds one to attempts.
/// </param>
/// <param name="args">Further parameters of the claim.</param>
/// <param name="send">
/// Sends one row and tells how it went. Does not throw; when it is stopped it tells that the row is due again.
/// </param>
/// <param name="note">Writes down how several went, whose claims may be lost by now.</param>
public sealed class OutboxSender<T, TSent>(
    Statement claim,
    object args,
    Func<T, CancellationToken, Task<TSent>> send,
    Func<Database, IReadOnlyList<TSent>, Task> note
)
    where T : class, IOutgoing
    where TSent : class, ISent
{
    private const int MostAtOnce = 128;
    private const int MostInLane = 4;
    private const long MostBytes = 32 * Megabyte;
    private const long Megabyte = 1024 * 1024;

    /// <summary>While something is under way it looks so often for what has come meanwhile.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Goes on until nothing is due and nothing under way.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> Run(Database database, TimeProvider time, TimeSpan lease, CancellationToken stop)
    {
        var underWay = new Dictionary<Task<TSent>, T>();
        var open = new HashSet<long>(); // lanes whose receiver took the last one
        var done = 0;
        try
        {
            while (true)
            {
                foreach (var row in await Claim(database, time.GetUtcNow(), lease, underWay.Values, open, stop))
                {
                    underWay.Add(Send(row, stop), row);
                }

                if (underWay.Count == 0)
                {
                    return done;
                }

                using (var look = CancellationTokenSource.CreateLinkedTokenSource(stop))
                {
                    await Task.WhenAny([.. underWay.Keys, Task.Delay(Look, look.Token)]);
                    await look.CancelAsync();
                }

                done += await Note(database, underWay, open);
                stop.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (underWay.Count > 0)
            {
                await Task.WhenAll(underWay.Keys);
                await Note(database, underWay, open);
            }
        }
    }

    private async Task<TSent> Send(T row, CancellationToken stop)
    {
        using var span = JobTrace.Begin(claim, row.Trace);
        var sent = await send(row, stop);
        if (!sent.IsDelivered)
        {
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error);
        }

        return sent;
    }

    private Task<IReadOnlyList<T>> Claim(
        Database database,
        DateTimeOffset now,
        TimeSpan lease,
        IReadOnlyCollection<T> underWay,
        HashSet<long> open,
        CancellationToken stop
    )
    {
        var taken = underWay.CountBy(row => row.Lane).ToDictionary();
        long[] lanes = [.. taken.Keys.Union(open)];
        // How large a row is shows when it is there: so as many as there is room for if each has a megabyte. Those that
        // are small make room for more at the next look. One that is larger than all the room goes by itself.
        var room = (MostBytes - underWay.Sum(row => (long)row.Bytes)) / Megabyte;
        var limit = Math.Min(MostAtOnce - underWay.Count, underWay.Count == 0 ? Math.Max(room, 1) : room);

        return limit <= 0
            ? Task.FromResult<IReadOnlyList<T>>([])
            : database.Many<T>(
                claim,
                Args.Of(
                    new
                    {
                        now,
                        leased_until = now + lease,
                        limit,
                        most_in_lane = 1,
                        lanes,
                        places = lanes.Select(Places).ToArray(),
                    },
                    args
                ),
                stop
            );

        int Places(long lane) => Math.Max(0, (open.Contains(lane) ? MostInLane : 1) - taken.GetValueOrDefault(lane));
    }

    private async Task<int> Note(Database database, Dictionary<Task<TSent>, T> underWay, HashSet<long> open)
    {
        var ended = underWay.Where(one => one.Key.IsCompleted).ToList();
        var sent = new List<TSent>(ended.Count);
        foreach (var (task, row) in ended)
        {
            underWay.Remove(task);
            sent.Add(await task);
            _ = sent[^1].IsDelivered ? open.Add(row.Lane) : open.Remove(row.Lane);
        }

        if (sent.Count > 0)
        {
            await note(database, sent);
        }

        return sent.Count;
    }
}
