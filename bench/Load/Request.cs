using System.Text;

namespace Platform.Bench.Load;

/// <summary>The bytes of a request, made before the clock starts.</summary>
internal readonly record struct Request(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>For both sides alike: the floor reads over the token.</summary>
    public static Request Of(string method, string path, string token, ReadOnlyMemory<byte> body = default) =>
        With($"Authorization: Token {token}", method, path, body);

    /// <param name="credentials">A header line.</param>
    /// <param name="method">Of the request.</param>
    /// <param name="path">With its query.</param>
    /// <param name="body">JSON.</param>
    public static Request With(string credentials, string method, string path, ReadOnlyMemory<byte> body)
    {
        var head =
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{credentials}\r\n"
            + (method == "GET" ? "" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n")
            + "\r\n";
        var bytes = Encoding.ASCII.GetBytes(head);

        // A small body goes out with its head, in one packet.
        return body.Length > 16 * 1024 ? new(bytes, body) : new((byte[])[.. bytes, .. body.Span], default);
    }
}
