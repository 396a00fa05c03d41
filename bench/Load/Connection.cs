using System.Net;
using System.Net.Sockets;

namespace Platform.Bench.Load;

/// <summary>
/// One keep-alive connection that sends ready-made bytes and reads the answer's end out of the stream: a fraction of
/// what HttpClient costs, on cores that the measured processes need.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _from;
    private int _to;

    private Connection() { }

    public static async Task<Connection> Open(int port)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, port);

        return connection;
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="request">Head and body.</param>
    /// <param name="body">Where the answer's body goes; null: it is thrown away.</param>
    /// <returns>The status.</returns>
    /// <exception cref="IOException">The server has closed the connection.</exception>
    public async ValueTask<int> Exchange(Request request, Stream? body = null)
    {
        await Send(request.Head);
        if (request.Body.Length > 0)
        {
            await Send(request.Body);
        }

        var (status, length) = await ReadHead();
        if (length >= 0)
        {
            await Take(length, body);

            return status;
        }

        while (await ReadChunkSize() is var size and > 0)
        {
            await Take(size, body);
            await Take(2, null); // the line end after a chunk
        }

        await Take(2, null);

        return status;
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask Send(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await _socket.SendAsync(bytes)..];
        }
    }

    /// <summary>Status and content length; -1: chunked.</summary>
    private async ValueTask<(int Status, long Length)> ReadHead()
    {
        int end;
        while ((end = _buffer.AsSpan(_from, _to - _from).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await Receive();
        }

        var head = _buffer.AsSpan(_from, end + 2);
        _from += end + 4;
        var status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        var at = head.IndexOf("Content-Length: "u8);

        return (status, at < 0 ? -1 : Number(head[(at + 16)..], 10));
    }

    private async ValueTask<long> ReadChunkSize()
    {
        int end;
        while ((end = _buffer.AsSpan(_from, _to - _from).IndexOf("\r\n"u8)) < 0)
        {
            await Receive();
        }

        var size = Number(_buffer.AsSpan(_from, end + 2), 16);
        _from += end + 2;

        return size;
    }

    private async ValueTask Take(long bytes, Stream? to)
    {
        while (true)
        {
            var here = (int)Math.Min(bytes, _to - _from);
            to?.Write(_buffer, _from, here);
            _from += here;
            bytes -= here;
            if (bytes == 0)
            {
                return;
            }

            await Receive();
        }
    }

    private async ValueTask Receive()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
        }

        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_to));
        _to += read > 0 ? read : throw new IOException("The server has closed the connection.");
    }

    private static long Number(ReadOnlySpan<byte> text, int radix)
    {
        var number = 0L;
        foreach (var letter in text)
        {
            var digit = letter switch
            {
                >= (byte)'0' and <= (byte)'9' => letter - '0',
                >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
                _ => radix,
            };
            if (digit >= radix)
            {
                break;
            }

            number = number * radix + digit;
        }

        return number;
    }
}
