namespace Platform.Infrastructure.Realtime;

/// <summary>
/// Who on this node listens to what; a slice that tells something names the channel by its key, such as a room's id.
/// Messages reach other nodes through NOTIFY, never through here.
/// </summary>
public sealed class LiveChannels<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, HashSet<LiveListener>> _channels = [];
    private readonly Lock _lock = new();

    /// <summary>Channels that somebody listens to.</summary>
    public IReadOnlyList<TKey> Keys
    {
        get
        {
            lock (_lock)
            {
                return [.. _channels.Keys];
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _channels.Count == 0;
            }
        }
    }

    /// <summary>Until the connection is over.</summary>
    public void Join(TKey channel, LiveListener listener)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(channel, out var listeners))
            {
                _channels.Add(channel, listeners = []);
            }

            listeners.Add(listener);
        }

        listener.OnLeaving(() => Leave(channel, listener));
    }

    /// <returns>How many it was given to.</returns>
    public int Send(TKey channel, LiveMessage message) => Each(channel, listener => listener.Send(message));

    public int Close(TKey channel, LiveEnd end) =>
        Each(
            channel,
            listener =>
            {
                listener.Close(end);

                return true;
            }
        );

    private int Each(TKey channel, Func<LiveListener, bool> act)
    {
        lock (_lock) // nothing in here waits
        {
            return _channels.TryGetValue(channel, out var listeners) ? listeners.Count(act) : 0;
        }
    }

    private void Leave(TKey channel, LiveListener listener)
    {
        lock (_lock)
        {
            if (_channels.TryGetValue(channel, out var listeners) && listeners.Remove(listener) && listeners.Count == 0)
            {
                _channels.Remove(channel);
            }
        }
    }
}
