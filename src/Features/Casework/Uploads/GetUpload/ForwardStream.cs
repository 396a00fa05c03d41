namespace Platform.Features.Casework;

/// <summary>A stream of known length that only goes forward; what is passed over is read and dropped, so ranges work.</summary>
internal sealed class ForwardStream(Stream content, long length) : Stream
{
    private long _position;
    private long _wanted;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _wanted;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var wanted = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _wanted + offset,
            _ => length + offset,
        };
        if (wanted < _position)
        {
            throw new NotSupportedException("It goes forward alone.");
        }

        return _wanted = wanted;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_position < _wanted)
        {
            var passed = await content.ReadAsync(
                buffer[..(int)Math.Min(buffer.Length, _wanted - _position)],
                cancellationToken
            );
            if (passed == 0)
            {
                return 0;
            }

            _position += passed;
        }

        var read = await content.ReadAsync(buffer, cancellationToken);
        _position += read;
        _wanted = _position;

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is read asynchronously.");

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await content.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
