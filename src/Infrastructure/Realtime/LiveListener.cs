using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Platform.Infrastructure.Realtime;

/// <summary>
/// One open connection as those who send to it see it: a queue with a bound. Sending never waits; a reader that lets the
/// queue run full is closed, with everything before the gap delivered or still to be resumed.
/// </summary>
public sealed class LiveListener : IDisposable
{
    private readonly Channel<LiveMessage> _queue;
    private readonly int _mostBytes;
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Action> _onLeaving = [];
    private LiveEnd? _end;
    private long _bytes;

    internal LiveListener(LiveBounds bounds)
    {
        _mostBytes = bounds.QueueBytes;
        _queue = Channel.CreateBounded<LiveMessage>(
            new BoundedChannelOptions(bounds.QueueMessages) { SingleReader = true }
        );
        Ended = _ended.Token;
    }

    /// <summary>Null: it is open.</summary>
    public LiveEnd? End => Volatile.Read(ref _end);

    /// <summary>Cancelled when it is to be closed.</summary>
    internal CancellationToken Ended { get; }

    internal ChannelReader<LiveMessage> Queue => _queue.Reader;

    /// <returns>False: it is closed, perhaps by this very message, for which there was no room.</returns>
    public bool Send(LiveMessage message)
    {
        if (End is not null)
        {
            return false;
        }

        var bytes = Interlocked.Add(ref _bytes, message.Size);
        if ((bytes > _mostBytes && bytes > message.Size) || !_queue.Writer.TryWrite(message))
        {
            Close(LiveEnd.TooSlow);

            return false;
        }

        return true;
    }

    /// <summary>Only the first reason counts.</summary>
    public void Close(LiveEnd end)
    {
        if (Interlocked.CompareExchange(ref _end, end, null) is null)
        {
            _ = _ended.CancelAsync(); // what follows runs elsewhere: whoever closes many is not held up
        }
    }

    /// <summary>Done when the connection is over.</summary>
    public void OnLeaving(Action leave)
    {
        lock (_onLeaving)
        {
            _onLeaving.Add(leave);
        }
    }

    internal bool Take([NotNullWhen(true)] out LiveMessage? message)
    {
        if (!_queue.Reader.TryRead(out message))
        {
            return false;
        }

        Interlocked.Add(ref _bytes, -message.Size);

        return true;
    }

    public void Dispose()
    {
        Close(LiveEnd.Done);
        lock (_onLeaving)
        {
            _onLeaving.ForEach(leave => leave());
            _onLeaving.Clear();
        }
    }
}
