using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Threading.Channels;

namespace Platform.Infrastructure.Observability;

/// <summary>Section <c>RequestLog</c> of the settings.</summary>
public sealed class RequestLogOptions
{
    /// <summary>One line per request on standard output.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>JSON lines; otherwise text for a person.</summary>
    public bool Json { get; set; } = true;
}

/// <summary>
/// One line per request: method, route template, status, duration, caller, trace. Written by one background writer,
/// because logging on the request's own thread costs half the throughput. Never bodies, query strings or path values.
/// </summary>
public sealed class RequestLog : BackgroundService
{
    public const string MeterName = "Platform.RequestLog";

    /// <summary>When the console is slower than the requests, lines are dropped and the gap is counted.</summary>
    private const int MostWaiting = 8_192;

    /// <summary>Written without waiting for more.</summary>
    private const int EnoughLines = 100;

    private static readonly TimeSpan GatheringTime = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Line> _lines = Channel.CreateBounded<Line>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly RequestLogOptions _options;
    private readonly TimeProvider _time;
    private long _dropped;
    private long _told;

    public RequestLog(RequestLogOptions options, TimeProvider time, IMeterFactory meters)
    {
        (_options, _time) = (options, time);
        meters
            .Create(MeterName)
            .CreateObservableCounter(
                "platform.log.dropped_lines",
                () => Interlocked.Read(ref _dropped),
                description: "Lines of the request log that nobody read fast enough"
            );
    }

    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var line = new Line(
                _time.GetUtcNow(),
                context.Request.Method,
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)",
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(started),
                (context.User as Security.CallerPrincipal)?.Caller.LogName,
                TraceId.Of(context)
            );
            if (!_lines.Writer.TryWrite(line))
            {
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var output = Console.OpenStandardOutput();
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        await using var json = new Utf8JsonWriter(buffer, Http.JsonDefaults.Writer);
        while (await _lines.Reader.WaitToReadAsync(CancellationToken.None))
        {
            await Gather(stoppingToken);
            while (buffer.WrittenCount < 32 * 1024 && _lines.Reader.TryRead(out var line))
            {
                Write(buffer, json, line);
            }

            await output.WriteAsync(buffer.WrittenMemory, CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>Lets more lines come: waking up and writing for each costs more than the line.</summary>
    private async Task Gather(CancellationToken stop)
    {
        if (_lines.Reader.Count < EnoughLines)
        {
            await Task.Delay(GatheringTime, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes what is still waiting.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _lines.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    private void Write(ArrayBufferWriter<byte> buffer, Utf8JsonWriter json, Line line)
    {
        var dropped = Interlocked.Read(ref _dropped) - _told;
        _told += dropped;
        if (_options.Json)
        {
            JsonLines.Begin(json, line.At, LogLevel.Information, $"{line.Method} {line.Route} {line.Status}");
            json.WriteString("method", line.Method);
            json.WriteString("route", line.Route);
            json.WriteNumber("status", line.Status);
            json.WriteNumber("ms", Math.Round(line.Duration.TotalMilliseconds, 2));
            json.WriteString("caller", line.Caller);
            json.WriteString("trace", line.Trace);
            if (dropped > 0)
            {
                json.WriteNumber("dropped_lines", dropped);
            }

            JsonLines.End(json);
            json.Reset();
            buffer.Write("\n"u8);
        }
        else
        {
            var text =
                $"{line.At:HH:mm:ss.fff} {line.Status} {line.Method, -6} {line.Route} {line.Duration.TotalMilliseconds:0.0} ms"
                + (line.Caller is null ? "" : $" caller {line.Caller}")
                + "\n";
            buffer.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    private readonly record struct Line(
        DateTimeOffset At,
        string Method,
        string Route,
        int Status,
        TimeSpan Duration,
        string? Caller,
        string Trace
    );
}
