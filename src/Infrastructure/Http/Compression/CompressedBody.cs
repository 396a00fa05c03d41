using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The body of an answer, compressed as it is written. Of text the beginning is held back until there is enough of it to be
/// worth compressing, also where it is flushed before; what ends before goes as it is. All else passes.
/// </summary>
internal sealed class CompressedBody(HttpContext context, IHttpResponseBodyFeature wire, string coding, int from)
    : Stream,
        IHttpResponseBodyFeature
{
    private readonly byte[] _held = ArrayPool<byte>.Shared.Rent(from);
    private int _heldBytes;
    private PipeWriter? _pipe;

    /// <summary>Where the body goes; null: not decided yet.</summary>
    private Stream? _target;

    public Stream Stream => this;

    /// <summary>What goes as it is from the beginning needs no second pipe.</summary>
    public PipeWriter Writer =>
        _pipe ??= _target == wire.Stream ? wire.Writer : PipeWriter.Create(this, new(leaveOpen: true));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private HttpResponse Response => context.Response;

    /// <summary>A stream of events, which is told as it comes.</summary>
    public void DisableBuffering()
    {
        if (_target is null && _heldBytes == 0)
        {
            _target = wire.Stream;
        }

        wire.DisableBuffering();
    }

    /// <summary>The framework starts each answer before its first byte: text waits for what it will be.</summary>
    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_target is null && !MayBeCompressed())
        {
            _target = wire.Stream;
        }

        return _target is null ? Task.CompletedTask : wire.StartAsync(cancellationToken);
    }

    public async Task SendFileAsync(
        string path,
        long offset,
        long? count,
        CancellationToken cancellationToken = default
    )
    {
        if (_target is null && !MayBeCompressed())
        {
            await Decide(isLarge: false, cancellationToken);
        }

        await (
            _target == wire.Stream
                ? wire.SendFileAsync(path, offset, count, cancellationToken)
                : SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken)
        );
    }

    public async Task CompleteAsync()
    {
        await FinishAsync();
        await wire.CompleteAsync();
    }

    /// <summary>Sends what is held or still being compressed.</summary>
    public async Task FinishAsync()
    {
        if (_pipe is not null && _pipe != wire.Writer)
        {
            await _pipe.CompleteAsync();
        }

        if (_target is null && _heldBytes > 0)
        {
            await Decide(isLarge: false, context.RequestAborted);
        }

        if (_target is not null && _target != wire.Stream)
        {
            await _target.DisposeAsync(); // writes the end; the wire stays open
            _target = wire.Stream;
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (_target is null)
        {
            if (_heldBytes + buffer.Length < from)
            {
                buffer.CopyTo(_held.AsMemory(_heldBytes));
                _heldBytes += buffer.Length;

                return;
            }

            await Decide(isLarge: true, cancellationToken);
        }

        await _target!.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_target is null && !MayBeCompressed())
        {
            await Decide(isLarge: false, cancellationToken);
        }

        if (_target is not null)
        {
            await _target.FlushAsync(cancellationToken);
        }
    }

    public override void Flush() => throw new NotSupportedException("It is written asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_heldBytes >= 0)
        {
            ArrayPool<byte>.Shared.Return(_held);
            _heldBytes = -1;
        }

        await base.DisposeAsync();
    }

    private async ValueTask Decide(bool isLarge, CancellationToken stop)
    {
        _target = isLarge && MayBeCompressed() ? Compressor() : wire.Stream;
        if (_heldBytes > 0)
        {
            await _target.WriteAsync(_held.AsMemory(0, _heldBytes), stop);
            _heldBytes = 0;
        }
    }

    private Stream Compressor()
    {
        var headers = Response.Headers;
        headers.ContentEncoding = coding;
        headers.ContentLength = null;
        if (!headers.Vary.ToString().Contains(HeaderNames.AcceptEncoding, StringComparison.OrdinalIgnoreCase))
        {
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (headers.ETag is [{ } tag] && tag.StartsWith('"'))
        {
            headers.ETag = "W/" + tag; // the same content in other bytes
        }

        return coding == "br"
            ? new BrotliStream(wire.Stream, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(wire.Stream, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>Text, whole, and not compressed already.</summary>
    private bool MayBeCompressed() =>
        Response.StatusCode is not (StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified)
        && Response.Headers is { ContentEncoding.Count: 0, ContentRange.Count: 0, AcceptRanges.Count: 0 }
        && !Response.Headers.CacheControl.ToString().Contains("no-transform", StringComparison.OrdinalIgnoreCase)
        && MediaTypeHeaderValue.TryParse(Response.ContentType, out var type)
        && IsText(type);

    private static bool IsText(MediaTypeHeaderValue type) =>
        type.MediaType.Value
            is "application/json"
                or "application/javascript"
                or "text/csv"
                or "text/html"
                or "text/javascript"
                or "text/plain"
        || type.Suffix == "json";
}
