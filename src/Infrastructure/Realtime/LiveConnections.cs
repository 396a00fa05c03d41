using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Infrastructure.Realtime;

/// <summary>What a slice does when a connection is open: joins channels, and says what comes first.</summary>
public delegate Task<IReadOnlyList<LiveMessage>> Join(LiveListener listener, CancellationToken stop);

/// <summary>All connections of this node that stay open, as few as the settings say, closed when the node stops.</summary>
public sealed class LiveConnections
{
    public const string MeterName = "Platform.Realtime";

    private readonly HashSet<LiveListener> _open = [];
    private readonly Dictionary<string, int> _ofCaller = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly UpDownCounter<long> _counter;
    private bool _isStopping;

    public LiveConnections(RealtimeOptions options, IHostApplicationLifetime lifetime, IMeterFactory meters)
    {
        Options = options;
        _counter = meters
            .Create(MeterName)
            .CreateUpDownCounter<long>("platform.live.connections", description: "Connections that stay open");
        lifetime.ApplicationStopping.Register(CloseAll);
    }

    internal RealtimeOptions Options { get; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>
    /// An endless answer: a WebSocket where the client asks for one, else Server-Sent Events.
    /// </summary>
    /// <param name="join">Called before the first byte of the answer: what it throws is still refused.</param>
    /// <param name="alive">
    /// Asked after a while of silence for what is sent then. What it says must be true of a reader whose queue is empty
    /// afterwards.
    /// </param>
    public LiveStream Stream(Join join, Func<LiveMessage>? alive = null) =>
        new(this, join, alive ?? (() => LiveMessage.Alive), Options.Bounds);

    /// <summary>The same for those that ask for a WebSocket alone; whoever calls this has made sure of it.</summary>
    public LiveSocket Socket(Join join, LiveBounds bounds) =>
        new(new LiveStream(this, join, () => LiveMessage.Alive, bounds));

    /// <exception cref="RefusedException">There are too many.</exception>
    internal LiveListener Open(HttpContext context, LiveBounds bounds)
    {
        var caller = context.User is CallerPrincipal proved
            ? proved.Caller.LimitKey
            : $"address {context.Connection.RemoteIpAddress}";
        var listener = new LiveListener(bounds);
        lock (_lock)
        {
            if (_isStopping || _open.Count >= Options.MaxConnections)
            {
                throw new RefusedException(
                    new(RefusalKind.Unavailable)
                    {
                        Words = _isStopping
                            ? "This node is stopping."
                            : "This node has as many open connections as it may.",
                    }
                );
            }

            var mine = _ofCaller.GetValueOrDefault(caller);
            if (mine >= Options.MaxPerCaller)
            {
                context.Response.Headers.RetryAfter = Options.HeartbeatSeconds.ToString(CultureInfo.InvariantCulture);

                throw new RefusedException(
                    new(RefusalKind.TooManyRequests) { Words = "The caller has as many open connections as it may." }
                );
            }

            _open.Add(listener);
            _ofCaller[caller] = mine + 1;
        }

        listener.OnLeaving(() => Leave(listener, caller));
        Measure(context, listener);

        return listener;
    }

    /// <summary>How long it stays open says nothing of how fast requests are answered.</summary>
    private void Measure(HttpContext context, LiveListener listener)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } request)
        {
            request.MetricsDisabled = true;
        }

        var labels = new TagList
        {
            { "area", context.GetEndpoint()?.Metadata.GetMetadata<Area>()?.Name },
            { "transport", context.WebSockets.IsWebSocketRequest ? "websocket" : "events" },
        };
        _counter.Add(1, labels);
        listener.OnLeaving(() => _counter.Add(-1, labels));
    }

    private void Leave(LiveListener listener, string caller)
    {
        lock (_lock)
        {
            _open.Remove(listener);
            if (--_ofCaller[caller] == 0)
            {
                _ofCaller.Remove(caller);
            }
        }
    }

    private void CloseAll()
    {
        lock (_lock)
        {
            _isStopping = true;
            foreach (var listener in _open)
            {
                listener.Close(LiveEnd.Restart);
            }
        }
    }
}

public static class RealtimeSetup
{
    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Options<RealtimeOptions>("Realtime"));
        builder.Services.AddSingleton<LiveConnections>();
    }

    /// <summary>Lets routes answer an upgrade to a WebSocket.</summary>
    public static void UseRealtime(this WebApplication app) => app.UseWebSockets();
}
