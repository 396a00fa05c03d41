using System.Net.WebSockets;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Platform.Infrastructure.Realtime;

/// <summary>An answer that goes on until one of the two has enough (<see cref="LiveConnections.Stream"/>).</summary>
public sealed class LiveStream : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public const string MediaType = "text/event-stream";

    /// <summary>A reader that is to be closed may take so long for what is under way to it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly LiveConnections _connections;
    private readonly Join _join;
    private readonly Func<LiveMessage> _alive;
    private readonly LiveBounds _bounds;

    internal LiveStream(LiveConnections connections, Join join, Func<LiveMessage> alive, LiveBounds bounds)
    {
        _connections = connections;
        _join = join;
        _alive = alive;
        _bounds = bounds;
    }

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [MediaType]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var listener = _connections.Open(httpContext, _bounds);
        var first = await _join(listener, httpContext.RequestAborted);
        if (httpContext.Features.Get<IHttpMinResponseDataRateFeature>() is { } pace)
        {
            pace.MinDataRate = null; // the queue has a bound of its own, and its end is one that can be resumed after
        }

        if (httpContext.WebSockets.IsWebSocketRequest)
        {
            await OverWebSocket(httpContext, listener, first);
        }
        else
        {
            await AsEvents(httpContext, listener, first);
        }
    }

    private async Task AsEvents(HttpContext context, LiveListener listener, IReadOnlyList<LiveMessage> first)
    {
        var response = context.Response;
        response.ContentType = MediaType;
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var body = response.BodyWriter;
        using var patience = new WritePatience(listener, _connections.Options, context.RequestAborted);
        try
        {
            Write("retry: 3000\n\n"u8);
            await Flush();
            await PassOn(
                listener,
                first,
                async (message, isLast) =>
                {
                    Write(message.Block.Span);
                    if (isLast || body.UnflushedBytes > 64 * 1024)
                    {
                        await Flush();
                    }
                },
                patience.Over
            );
        }
        catch (OperationCanceledException)
        {
            context.Abort(); // there is no way to say more to somebody who takes nothing
        }

        void Write(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(body.GetSpan(bytes.Length));
            body.Advance(bytes.Length);
        }

        async Task Flush()
        {
            patience.Begin();
            var flushed = await body.FlushAsync(patience.Over);
            patience.End();
            if (flushed.IsCompleted || flushed.IsCanceled)
            {
                throw new OperationCanceledException();
            }
        }
    }

    private async Task OverWebSocket(HttpContext context, LiveListener listener, IReadOnlyList<LiveMessage> first)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext
            {
                KeepAliveInterval = _bounds.Heartbeat,
                KeepAliveTimeout = TimeSpan.FromSeconds(_connections.Options.WriteSeconds),
            }
        );
        using var patience = new WritePatience(listener, _connections.Options, context.RequestAborted);
        var reading = Read(socket, listener, patience.Over);
        try
        {
            await PassOn(
                listener,
                first,
                async (message, _) =>
                {
                    if (!message.Frame.IsEmpty)
                    {
                        patience.Begin();
                        await socket.SendAsync(message.Frame, WebSocketMessageType.Text, true, patience.Over);
                        patience.End();
                    }
                },
                patience.Over
            );
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                var end = listener.End ?? LiveEnd.Done;
                patience.BeginLast();
                await socket.CloseOutputAsync((WebSocketCloseStatus)end.Code, end.Reason, patience.Over);
                await reading; // its answer, or nothing for too long
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException or IOException)
        {
            // The other side is gone, or takes nothing.
        }

        socket.Abort();
        listener.Close(LiveEnd.Done);
        await reading;
    }

    /// <summary>What a client says is read, so that its pongs and its end are seen, and dropped.</summary>
    private static async Task Read(WebSocket socket, LiveListener listener, CancellationToken stop)
    {
        const int MostBytes = 4096;
        var window = new byte[MostBytes];
        var bytes = 0;
        try
        {
            while (true)
            {
                var read = await socket.ReceiveAsync(window.AsMemory(), stop);
                if (read.MessageType is WebSocketMessageType.Close)
                {
                    listener.Close(LiveEnd.Done);

                    return;
                }

                bytes += read.Count;
                if (bytes > MostBytes)
                {
                    listener.Close(LiveEnd.TooBig);
                    bytes = 0;
                }

                bytes = read.EndOfMessage ? 0 : bytes;
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException or IOException)
        {
            listener.Close(LiveEnd.Done);
        }
    }

    /// <summary>Until the listener is closed.</summary>
    private async Task PassOn(
        LiveListener listener,
        IReadOnlyList<LiveMessage> first,
        Func<LiveMessage, bool, Task> send,
        CancellationToken stop
    )
    {
        for (var number = 0; number < first.Count; number++)
        {
            await send(first[number], number == first.Count - 1);
        }

        Task<bool>? coming = null;
        while (listener.End is null)
        {
            if (listener.Take(out var message))
            {
                await send(message, !listener.Queue.TryPeek(out _));
                continue;
            }

            coming = coming is null or { IsCompleted: true }
                ? listener.Queue.WaitToReadAsync(CancellationToken.None).AsTask()
                : coming;
            await ((Task)coming)
                .WaitAsync(_bounds.Heartbeat, listener.Ended)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.ThrowIfCancellationRequested();
            if (!coming.IsCompleted && listener.End is null)
            {
                var alive = _alive();
                if (!listener.Queue.TryPeek(out _)) // else the next message says more than that
                {
                    await send(alive, true);
                }
            }
        }
    }

    /// <summary>
    /// How long a write may take: as the settings say, and where the reader is to be closed as long as it takes to say so.
    /// </summary>
    private sealed class WritePatience : IDisposable
    {
        private readonly CancellationTokenSource _over;
        private readonly CancellationTokenRegistration _ended;
        private readonly CancellationTokenRegistration _gone;
        private readonly TimeSpan _most;

        public WritePatience(LiveListener listener, RealtimeOptions options, CancellationToken gone)
        {
            _most = TimeSpan.FromSeconds(options.WriteSeconds);
            _over = CancellationTokenSource.CreateLinkedTokenSource(gone);
            Over = _over.Token;
            _gone = gone.Register(() => listener.Close(LiveEnd.Done));
            _ended = listener.Ended.Register(() => _over.CancelAfter(Grace));
        }

        /// <summary>Also when the client is gone.</summary>
        public CancellationToken Over { get; }

        public void Begin()
        {
            if (!_ended.Token.IsCancellationRequested)
            {
                _over.CancelAfter(_most);
            }
        }

        /// <summary>For the last words and their answer.</summary>
        public void BeginLast() => _over.CancelAfter(Grace);

        public void End()
        {
            if (!_ended.Token.IsCancellationRequested)
            {
                _over.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _ended.Dispose();
            _gone.Dispose();
            _over.Dispose();
        }
    }
}
