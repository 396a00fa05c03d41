using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using Platform.Infrastructure.Realtime;

namespace Platform.Features.Learning;

/// <summary>
/// Passes each launch, and each closing, on to the sockets of this node that watch the webinar. A notification brings its number, the rows say
/// the rest. After the connection that listens was down it looks for launches of the last minute that it has not told.
/// </summary>
public sealed class Launches(
    Database database,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
    TimeProvider time,
    ILogger<Launches> log
) : BackgroundService
{
    /// <summary>What waits for one socket, and how often it is pinged.</summary>
    public static readonly LiveBounds Bounds = new(64, 1024 * 1024, TimeSpan.FromSeconds(30));

    /// <summary>Older launches are no news to anybody.</summary>
    private static readonly TimeSpan News = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Looked for after an outage, and remembered as told: far more than staff launch in a minute.</summary>
    private const int MostLaunches = 1_000;

    private static readonly Statement Told = Statement.Named("Learning/Launches.Told");
    private static readonly Statement Missed = Statement.Named("Learning/Launches.Missed");

    private readonly LiveChannels<long> _sockets = new();
    private readonly Channel<long?> _heard = Channel.CreateUnbounded<long?>();
    private readonly Dictionary<long, DateTimeOffset> _waiting = [];
    private readonly HashSet<long> _told = [];
    private readonly Queue<long> _toldInOrder = [];
    private readonly DateTimeOffset _begin = time.GetUtcNow();
    private bool _mayHaveMissed;

    /// <summary>A question was launched, on whichever node; null stands for those that were perhaps not heard.</summary>
    public Subscription Launched =>
        new(
            "learning_realtime",
            id => _heard.Writer.TryWrite(long.Parse(id, CultureInfo.InvariantCulture)),
            () => _heard.Writer.TryWrite(null)
        );

    /// <summary>Tells a socket all that is launched in a webinar from now on.</summary>
    /// <returns>What comes first: nothing.</returns>
    public Task<IReadOnlyList<LiveMessage>> Follow(long webinarId, LiveListener listener)
    {
        _sockets.Join(webinarId, listener);

        return Task.FromResult<IReadOnlyList<LiveMessage>>([]);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_waiting.Count == 0 && !_mayHaveMissed)
                {
                    await _heard.Reader.WaitToReadAsync(stoppingToken);
                }

                Hear();
                await Tell(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                log.LogError(problem, "Sockets are told of no launches for a moment");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Hear()
    {
        while (_heard.Reader.TryRead(out var id))
        {
            if (id is { } launch)
            {
                _waiting.TryAdd(launch, time.GetUtcNow());
            }
            else
            {
                _mayHaveMissed = true;
            }
        }
    }

    private async Task Tell(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var webinars = _sockets.Keys;
        if (_mayHaveMissed && webinars.Count > 0)
        {
            var since = now - News > _begin ? now - News : _begin;
            var args = new
            {
                webinar_ids = webinars.ToArray(),
                since,
                limit = MostLaunches,
            };
            foreach (var id in await database.Many<long>(Missed, args, stop))
            {
                _waiting.TryAdd(id, now);
            }
        }

        _mayHaveMissed = false;
        long[] ids =
        [
            .. _waiting
                .Where(launch => launch.Value >= now - News && !_told.Contains(launch.Key))
                .Select(one => one.Key),
        ];
        if (ids.Length > 0 && webinars.Count > 0)
        {
            var args = new { ids, webinar_ids = webinars.ToArray() };
            foreach (var frame in await database.Many<Frame>(Told, args, stop))
            {
                object shown = frame.Question is { } question
                    ? new Launch(frame.WebinarId, question)
                    : new Closing(frame.WebinarId, frame.Closed!);
                var text = JsonSerializer.SerializeToUtf8Bytes(shown, json.Value.SerializerOptions);
                _sockets.Send(frame.WebinarId, LiveMessage.Of(text));
            }
        }

        _waiting.Clear();
        foreach (var id in ids)
        {
            Remember(id);
        }
    }

    /// <summary>One of the two is there.</summary>
    private sealed record Frame(long WebinarId, LaunchedQuestion? Question, ClosedQuestion? Closed);

    private void Remember(long id)
    {
        _told.Add(id);
        _toldInOrder.Enqueue(id);
        if (_toldInOrder.Count > MostLaunches)
        {
            _told.Remove(_toldInOrder.Dequeue());
        }
    }
}
