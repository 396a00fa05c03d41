using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>
/// A way to a server of this machine that can be closed, or break: connections are refused, nothing is passed on, or they are
/// reset in the middle. Each change resets those that are open.
/// </summary>
public sealed class Gate : IAsyncDisposable
{
    private readonly int _server;
    private readonly ConcurrentDictionary<Socket, bool> _open = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _passing = [];
    private Socket? _listener;
    private Way _way = new(true);

    /// <param name="server">The port that it leads to.</param>
    public Gate(int server)
    {
        _server = server;
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndPoint!).Port;
    }

    /// <param name="Passes">False: what comes is taken, and nothing is done with it.</param>
    /// <param name="CutAfter">Bytes of the client after which the connection is reset.</param>
    /// <param name="CutAnswerTo">When the client has sent this, and the server answers, the answer is not passed on.</param>
    private sealed record Way(bool Passes, int? CutAfter = null, string? CutAnswerTo = null);

    public int Port { get; }

    public void Open() => Change(new Way(true));

    public void Refuse() => Change(null);

    public void Hang() => Change(new Way(false));

    public void CutAfter(int bytes) => Change(new Way(true, CutAfter: bytes));

    public void CutAnswerTo(string sent) => Change(new Way(true, CutAnswerTo: sent));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Refuse();
        Task[] passing;
        lock (_passing)
        {
            passing = [.. _passing];
        }

        await Task.WhenAll(passing);
        _stop.Dispose();
    }

    /// <param name="way">Null: nobody listens.</param>
    private void Change(Way? way)
    {
        _way = way ?? _way;
        if (way is null)
        {
            _listener?.Dispose();
            _listener = null;
        }
        else if (_listener is null)
        {
            Listen(Port);
        }

        foreach (var socket in _open.Keys)
        {
            Reset(socket);
        }
    }

    private void Listen(int port)
    {
        _listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen();
        Remember(Accept(_listener));
    }

    private void Remember(Task passing)
    {
        lock (_passing)
        {
            _passing.Add(passing);
        }
    }

    private async Task Accept(Socket listener)
    {
        try
        {
            while (true)
            {
                Remember(Pass(await listener.AcceptAsync(_stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It is closed.
        }
    }

    private async Task Pass(Socket client)
    {
        var way = _way;
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            _open[client] = true;
            try
            {
                if (!way.Passes)
                {
                    while (await client.ReceiveAsync(new byte[4096], _stop.Token) > 0) { }

                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
                var sent = new StringBuilder();
                var answering = Back(server, client, () => way.CutAnswerTo is { } text && Contains(sent, text));
                await Forth(client, server, sent, way.CutAfter);
                await answering;
            }
            catch (Exception ended)
                when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // Either end has gone.
            }
            finally
            {
                _open.TryRemove(client, out _);
                Reset(client);
            }
        }
    }

    private async Task Forth(Socket client, Socket server, StringBuilder sent, int? cutAfter)
    {
        var window = new byte[4096];
        while (await client.ReceiveAsync(window, _stop.Token) is > 0 and var read)
        {
            lock (sent)
            {
                sent.Append(Encoding.Latin1.GetString(window, 0, read));
            }

            var left = cutAfter - (sent.Length - read);
            await server.SendAsync(window.AsMemory(0, Math.Min(read, left ?? read)), _stop.Token);
            if (left <= read)
            {
                Reset(client);
                Reset(server);

                return;
            }
        }

        server.Shutdown(SocketShutdown.Send);
    }

    private async Task Back(Socket server, Socket client, Func<bool> isCut)
    {
        var window = new byte[4096];
        while (await server.ReceiveAsync(window, _stop.Token) is > 0 and var read)
        {
            if (isCut())
            {
                Reset(client);

                return;
            }

            await client.SendAsync(window.AsMemory(0, read), _stop.Token);
        }

        client.Shutdown(SocketShutdown.Send);
    }

    private static bool Contains(StringBuilder sent, string text)
    {
        lock (sent)
        {
            return sent.ToString().Contains(text, StringComparison.Ordinal);
        }
    }

    /// <summary>RST, not FIN: as when a cable is pulled and the next packet finds nobody.</summary>
    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
