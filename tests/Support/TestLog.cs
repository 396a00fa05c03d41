using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Platform.Tests.Support;

/// <summary>
/// Keeps what the service logs at warning and above, but not Kestrel's complaint that its heart beats slowly: so it
/// does on a machine that is busy with tests.
/// </summary>
public sealed class TestLog : ILoggerProvider
{
    private const string SlowHeart = "HeartbeatSlow";

    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary><c>Error Platform.Refusals: …</c>, with the exception below.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose() { }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel) && eventId.Name != SlowHeart)
            {
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)}\n{exception}".TrimEnd());
            }
        }
    }
}
