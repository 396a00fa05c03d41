using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Platform.Infrastructure.Realtime;

namespace Platform.Features.Chat;

/// <summary>
/// Tells the open streams of this node what happens. Notifications only wake it: what is new is the difference between two
/// snapshots of <c>chat.live_event</c>, so whatever way the transactions commit, each entry is told once.
/// </summary>
public sealed class EventFeed(
    Database database,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
    TimeProvider time,
    ILogger<EventFeed> log
) : BackgroundService
{
    /// <summary>How far back a reader may resume.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How much a reader may have missed; above that it reads anew what it shows.</summary>
    public const int MostMissed = 1_000;

    /// <summary>How many of the app's last entries are looked through for a comment's number.</summary>
    private const int MostLookedThrough = 10_000;

    /// <summary>More at a time only after an outage: then each reader fetches its own part.</summary>
    private const int MostAtOnce = 1_000;

    /// <summary>Also without a notification: one may be lost, and readers are given later ids to resume after.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly Statement Now = Statement.Named("Chat/EventFeed.Now");
    private static readonly Statement Next = Statement.Named("Chat/EventFeed.Next");
    private static readonly Statement Missed = Statement.Named("Chat/EventFeed.Missed");
    private static readonly Statement After = Statement.Named("Chat/EventFeed.After");

    private readonly LiveChannels<Reader> _readers = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private volatile EventPlace? _told;

    /// <summary>Something happened in an app.</summary>
    public Subscription Happened => new("chat_live", _ => Wake(), Wake);

    /// <summary>An app or a secret of it changed: whoever streams has to prove it anew.</summary>
    public Subscription Changed =>
        new("chat_app_changed", appId => CloseApp(long.Parse(appId, CultureInfo.InvariantCulture)), () => { });

    /// <summary>
    /// Gives a listener all that happens from now on in the rooms of a user, or of the app, and, if it tells after what it
    /// resumes, first what it has missed.
    /// </summary>
    /// <returns>What is sent first.</returns>
    public async Task<IReadOnlyList<LiveMessage>> Follow(
        LiveListener listener,
        ChatApp app,
        long? userId,
        string? lastId,
        CancellationToken stop
    )
    {
        string until;
        await _turn.WaitAsync(stop);
        try
        {
            if (!await TellNews(stop))
            {
                _told = EventPlace.EndOf(await database.One<string>(Now, null, stop), time.GetUtcNow());
            }

            // Between two looks: the next one is the first that sees it, and begins where what it has missed ends.
            _readers.Join(new Reader(app.AppId, userId), listener);
            until = _told!.Seen;
        }
        finally
        {
            _turn.Release();
        }

        var end = EventPlace.EndOf(until, time.GetUtcNow());
        if (lastId is null)
        {
            return [LiveMessage.Of("ready", end.ToString(), "{}"u8.ToArray())];
        }

        return await Resume(app, userId, lastId, until, stop) is { } missed
            ? [.. missed, LiveMessage.Of("ready", end.ToString(), "{}"u8.ToArray())]
            : [LiveMessage.Of("reset", end.ToString(), "{}"u8.ToArray())];
    }

    /// <summary>For a reader who waits for the next event: the id after which it would resume now.</summary>
    public LiveMessage Alive() => _told is { } told ? LiveMessage.AliveAt(told.ToString()) : LiveMessage.Alive;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _woken
                .Reader.WaitToReadAsync(stoppingToken)
                .AsTask()
                .WaitAsync(Look, stoppingToken)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _woken.Reader.TryRead(out _);
            try
            {
                await Tell(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Streams are told nothing for a moment");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                Wake();
            }
        }
    }

    private void Wake() => _woken.Writer.TryWrite(true);

    private async Task Tell(CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await TellNews(stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Passes on what is new; whoever calls it has the turn.</summary>
    /// <returns>False: there is nobody to tell.</returns>
    private async Task<bool> TellNews(CancellationToken stop)
    {
        var readers = _readers.Keys;
        if (readers.Count == 0 || _told is not { } told)
        {
            return false;
        }

        var news = await database.Many<News>(
            Next,
            new
            {
                app_ids = readers.Select(reader => reader.AppId).Distinct().ToArray(),
                user_ids = readers.Select(reader => reader.UserId).OfType<long>().Distinct().ToArray(),
                since = told.Seen,
                limit = MostAtOnce + 1,
            },
            stop
        );
        var (had, seen, now) = (told.Seen, news[0].Snapshot, time.GetUtcNow());
        if (news.Count > MostAtOnce || EventPlace.EndOf(seen) < EventPlace.EndOf(had))
        {
            // The second: another server, one that has not come as far. What is missing there, nobody can tell.
            foreach (var reader in readers)
            {
                _readers.Close(reader, LiveEnd.Again);
            }
        }
        else
        {
            await Send(readers, news, place => new EventPlace(now, had, seen, place), stop);
        }

        _told = EventPlace.EndOf(seen, now); // after what comes before it was sent: Alive depends on it

        return true;
    }

    private async Task Send(
        IReadOnlyList<Reader> readers,
        IReadOnlyList<News> news,
        Func<long, EventPlace> place,
        CancellationToken stop
    )
    {
        var known = readers.ToHashSet();
        foreach (var ofApp in news.Where(one => one.AppId is not null).GroupBy(one => one.AppId!.Value))
        {
            var comments = await CommentsOf(ofApp.Key, ofApp, stop);
            foreach (var one in ofApp.OrderBy(one => one.Place))
            {
                Reader[] told =
                [
                    .. (one.UserIds ?? [])
                        .Union(one.TakenOutIds ?? [])
                        .Select(userId => new Reader(ofApp.Key, userId))
                        .Append(new Reader(ofApp.Key, null))
                        .Where(known.Contains),
                ];
                if (told.Length > 0 && MessageOf(one, comments, place(one.Place!.Value)) is { } message)
                {
                    foreach (var reader in told)
                    {
                        _readers.Send(reader, message);
                    }
                }
            }
        }
    }

    /// <summary>Null: too much, or from too long ago.</summary>
    private async Task<IReadOnlyList<LiveMessage>?> Resume(
        ChatApp app,
        long? userId,
        string lastId,
        string until,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow();
        var last = EventPlace.Parse(lastId) ?? await AfterComment(app, lastId, until, now, stop);
        if (last is null || last.At < now - Kept || EventPlace.EndOf(last.Seen) > EventPlace.EndOf(until))
        {
            return null;
        }

        var missed = await database.Many<MissedNews>(
            Missed,
            new
            {
                app_id = app.AppId,
                user_id = userId,
                had = last.Had,
                seen = last.Seen,
                place = last.Place,
                until,
                limit = MostMissed + 1,
            },
            stop
        );
        if (missed.Count > MostMissed)
        {
            return null;
        }

        var comments = await CommentsOf(app.AppId, missed, stop);

        return
        [
            .. missed
                .Select(one =>
                    MessageOf(
                        one,
                        comments,
                        one.IsSeen
                            ? new EventPlace(now, last.Had, last.Seen, one.Place)
                            : new EventPlace(now, last.Seen, until, one.Place)
                    )
                )
                .OfType<LiveMessage>(),
        ];
    }

    /// <summary>
    /// A reader that has just read comments may begin after one of them by its number. What another room's transaction had
    /// under way at that moment with a lower number it knows from there.
    /// </summary>
    private async Task<EventPlace?> AfterComment(
        ChatApp app,
        string lastId,
        string until,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (!long.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out var commentId))
        {
            return null;
        }

        var found = await database.OneOrNone<Entry>(
            After,
            new
            {
                app_id = app.AppId,
                comment_id = commentId,
                limit = MostLookedThrough,
            },
            stop
        );

        return found is null ? null : new(now, $"{found.Xact}:{found.Xact}:", until, found.Place);
    }

    private async Task<IReadOnlyDictionary<long, Comment>> CommentsOf(
        long appId,
        IEnumerable<INews> news,
        CancellationToken stop
    )
    {
        long[] ids = [.. news.Select(one => one.CommentId).OfType<long>().Distinct()];

        return ids.Length == 0
            ? new Dictionary<long, Comment>()
            : (await Comment.Read(database, new ChatApp(appId, "", ""), ids, stop)).ToDictionary(comment => comment.Id);
    }

    /// <summary>Null: a comment that nobody may see any more.</summary>
    private LiveMessage? MessageOf(INews news, IReadOnlyDictionary<long, Comment> comments, EventPlace place)
    {
        var comment = news.CommentId is { } id ? comments.GetValueOrDefault(id) : null;

        return news.Type is { } type
                ? Message(type, new LiveEvent(type, news.RoomId!.Value, news.HappenedAt!.Value, comment, news.Body))
            : comment is not null ? Message("comment", comment)
            : null;

        LiveMessage Message<T>(string name, T data) =>
            LiveMessage.Of(
                name,
                place.ToString(),
                JsonSerializer.SerializeToUtf8Bytes(data, json.Value.SerializerOptions)
            );
    }

    private void CloseApp(long appId)
    {
        foreach (var reader in _readers.Keys.Where(reader => reader.AppId == appId))
        {
            _readers.Close(reader, LiveEnd.Again);
        }
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <param name="AppId">The tenant.</param>
    /// <param name="UserId">Whose rooms; null: all of the app.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Reader(long AppId, long? UserId);

    private interface INews
    {
        long? RoomId { get; }
        long? CommentId { get; }
        string? Type { get; }
        RawJson? Body { get; }
        DateTime? HappenedAt { get; }
    }

    private sealed record News : INews
    {
        public required string Snapshot { get; init; }
        public long? AppId { get; init; }
        public long? Place { get; init; }
        public long? RoomId { get; init; }
        public long? CommentId { get; init; }
        public string? Type { get; init; }
        public RawJson? Body { get; init; }
        public DateTime? HappenedAt { get; init; }
        public long[]? UserIds { get; init; }
        public long[]? TakenOutIds { get; init; }
    }

    private sealed record MissedNews(
        bool IsSeen,
        long Place,
        long? RoomId,
        long? CommentId,
        string? Type,
        RawJson? Body,
        DateTime? HappenedAt
    ) : INews;

    private sealed record Entry(long Place, long Xact);
}
