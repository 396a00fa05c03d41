using System.Net.Sockets;
using System.Text;

namespace Platform.Tests.Support;

/// <summary>A connection on which a test writes what no well-behaved client sends.</summary>
public sealed class RawConnection : IAsyncDisposable
{
    private readonly CancellationTokenSource _patience = new(Eventually.Patience);
    private readonly TcpClient _client = new();
    private readonly Stream _stream;

    private RawConnection(Uri address)
    {
        _client.Connect(address.Host, address.Port);
        _stream = _client.GetStream();
    }

    public static RawConnection To(Uri address) => new(address);

    public ValueTask Write(string text) => _stream.WriteAsync(Encoding.ASCII.GetBytes(text), _patience.Token);

    /// <summary>
    /// All that comes until the other side closes; it resets where it has answered and the rest of the body never came.
    /// </summary>
    public async Task<string> ReadToEnd()
    {
        var come = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(come, _patience.Token);
        }
        catch (IOException) when (come.Length > 0) { }

        return Encoding.UTF8.GetString(come.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
        _patience.Dispose();
    }
}
