using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Security;

/// <summary>
/// The body of a request, digested while it is read. With method, path, query and media type that tells whether two
/// requests ask for the same; the boundary of a form in parts, which is new in each, does not count.
/// </summary>
internal sealed class FingerprintedBody : Stream
{
    private readonly Stream _body;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _boundary;

    /// <summary>What was read and may be the beginning of a boundary.</summary>
    private byte[] _tail = [];
    private byte[]? _fingerprint;

    public FingerprintedBody(HttpRequest request)
    {
        _body = request.Body;
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        _boundary = Encoding.ASCII.GetBytes(HeaderUtilities.RemoveQuotes(type?.Boundary ?? default).ToString());
        _hash.AppendData(
            Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{type?.MediaType}\n")
        );
    }

    /// <summary>Reads what is left, and says what the request was.</summary>
    public async Task<byte[]> Fingerprint(CancellationToken stop)
    {
        if (_fingerprint is null)
        {
            var rest = new byte[16 * 1024];
            while (await ReadAsync(rest, stop) > 0)
            {
                // It is digested as it is read.
            }

            _hash.AppendData(_tail);
            _fingerprint = _hash.GetHashAndReset();
        }

        return _fingerprint;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_fingerprint is not null)
        {
            return 0;
        }

        var read = await _body.ReadAsync(buffer, cancellationToken);
        Digest(buffer.Span[..read]);

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }

    private void Digest(ReadOnlySpan<byte> read)
    {
        if (_boundary.Length == 0)
        {
            _hash.AppendData(read);

            return;
        }

        Span<byte> all = new byte[_tail.Length + read.Length];
        _tail.CopyTo(all);
        read.CopyTo(all[_tail.Length..]);
        for (int at; (at = all.IndexOf(_boundary)) >= 0; all = all[(at + _boundary.Length)..])
        {
            _hash.AppendData(all[..at]);
        }

        var kept = Math.Min(all.Length, _boundary.Length - 1);
        _hash.AppendData(all[..^kept]);
        _tail = all[^kept..].ToArray();
    }
}
