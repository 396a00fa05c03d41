using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Platform.Infrastructure.Observability;

/// <summary>
/// Log lines for programs: <c>time</c>, <c>level</c>, <c>message</c>, and what the message was made of in
/// <c>fields</c>. The request log writes the same shape.
/// </summary>
internal sealed class JsonLines() : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "lines";

    private const string Template = "{OriginalFormat}";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer);
        Begin(
            json,
            TimeProvider.System.GetUtcNow(),
            logEntry.LogLevel,
            logEntry.Formatter(logEntry.State, logEntry.Exception)
        );
        json.WriteString("category", logEntry.Category);
        foreach (var (name, value) in logEntry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [])
        {
            if (name != Template)
            {
                Write(json, JsonNamingPolicy.SnakeCaseLower.ConvertName(name), value);
            }
        }

        if (logEntry.Exception is { } exception)
        {
            json.WriteString("exception", exception.ToString());
        }

        End(json);
        textWriter.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>Up to the fields.</summary>
    public static void Begin(Utf8JsonWriter json, DateTimeOffset time, LogLevel level, string message)
    {
        json.WriteStartObject();
        json.WriteString("time", time);
        json.WriteString("level", NameOf(level));
        json.WriteString("message", message);
        json.WriteStartObject("fields");
    }

    public static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private static string NameOf(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Warning => "warning",
            LogLevel.Error => "error",
            LogLevel.Critical => "critical",
            _ => "information",
        };

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case byte or short or int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
