using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Platform.Infrastructure.Http;

/// <summary>
/// A body has to go on arriving, at any point of it. Kestrel looks at the average since the first byte, so whoever sent
/// 20 MB at once may be silent for hours; here each byte buys a little time, up to a few seconds. Then it is a 408.
/// </summary>
public static class BodyPatience
{
    public static void UseBodyPatience(this WebApplication app)
    {
        var most = TimeSpan.FromSeconds(app.Services.GetRequiredService<HttpOptions>().BodySilenceSeconds);

        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true)
                {
                    var body = new PatientBody(context.Request.BodyReader, most);
                    context.Response.RegisterForDispose(body);
                    context.Request.Body = body;
                }

                return next(context);
            }
        );
    }

    /// <summary>The body with a clock that runs only while the service waits for the sender.</summary>
    private sealed class PatientBody : Stream
    {
        /// <summary>What a sender must keep up in the long run; Kestrel's figure.</summary>
        private const double BytesPerSecond = 240;

        private readonly PipeReader _body;
        private readonly TimeSpan _most;
        private TimeSpan _left;
        private Timer? _silence;

        public PatientBody(PipeReader body, TimeSpan most)
        {
            _body = body;
            _most = most;
            _left = most;
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            try
            {
                while (true)
                {
                    var reading = _body.ReadAsync(cancellationToken);
                    var read = reading.IsCompleted ? await reading : await Wait(reading);
                    var bytes = (int)Math.Min(read.Buffer.Length, buffer.Length);
                    read.Buffer.Slice(0, bytes).CopyTo(buffer.Span);
                    _body.AdvanceTo(read.Buffer.GetPosition(bytes)); // also where it was cancelled: what is left can be drained
                    if (bytes > 0 || read.IsCompleted || buffer.IsEmpty)
                    {
                        return bytes;
                    }

                    if (_left <= TimeSpan.Zero)
                    {
                        throw new BadHttpRequestException(
                            "The body did not go on arriving.",
                            StatusCodes.Status408RequestTimeout
                        );
                    }
                }
            }
            catch (IOException impossible) when (impossible.InnerException is OverflowException)
            {
                throw new BadHttpRequestException(impossible.Message, impossible); // a chunk's size that no number holds
            }
        }

        public override Task<int> ReadAsync(
            byte[] buffer,
            int offset,
            int count,
            CancellationToken cancellationToken
        ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _silence?.Dispose();
            base.Dispose(disposing);
        }

        private async ValueTask<ReadResult> Wait(ValueTask<ReadResult> reading)
        {
            var began = Stopwatch.GetTimestamp();
            _silence ??= new Timer(static body => ((PipeReader)body!).CancelPendingRead(), _body, Timeout.Infinite, 0);
            _silence.Change(_left > TimeSpan.Zero ? _left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            try
            {
                var read = await reading;
                var left =
                    _left - Stopwatch.GetElapsedTime(began) + TimeSpan.FromSeconds(read.Buffer.Length / BytesPerSecond);
                _left = left < _most ? left : _most;

                return read;
            }
            finally
            {
                _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
