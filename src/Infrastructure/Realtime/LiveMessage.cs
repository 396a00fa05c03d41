using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Realtime;

/// <summary>
/// A message as it goes to any number of readers: made once, in the form that each transport wants.
/// </summary>
public sealed class LiveMessage
{
    /// <summary>A comment, for readers whose messages bear no ids; nothing for a WebSocket, which has pings.</summary>
    public static readonly LiveMessage Alive = new(null, null, default);

    private readonly string? _name;
    private readonly string? _id;
    private readonly ReadOnlyMemory<byte> _json;
    private byte[]? _block;
    private byte[]? _frame;

    private LiveMessage(string? name, string? id, ReadOnlyMemory<byte> json)
    {
        _name = name;
        _id = id;
        _json = json;
    }

    /// <summary>About what it takes in memory.</summary>
    public int Size => _json.Length + 200;

    /// <summary>As Server-Sent Events: lines and an empty one.</summary>
    public ReadOnlyMemory<byte> Block => _block ??= MakeBlock();

    /// <summary>As a text frame of a WebSocket; empty: none is sent.</summary>
    public ReadOnlyMemory<byte> Frame => _frame ??= MakeFrame();

    /// <summary>JSON and nothing around it.</summary>
    public static LiveMessage Of(ReadOnlyMemory<byte> json) => new(null, null, OneLine(json));

    /// <summary>An event with a name and, where readers may resume after it, an id. A frame is <c>{"id", "event", "data"}</c>.</summary>
    public static LiveMessage Of(string name, string? id, ReadOnlyMemory<byte> json) => new(name, id, OneLine(json));

    /// <summary>A sign of life with which a reader gets a later id to resume after; <c>{"id", "event": "alive"}</c> as a frame.</summary>
    public static LiveMessage AliveAt(string id) => new(null, id, default);

    /// <summary>JSON has line breaks only between its values, where they mean nothing; here they would end the line.</summary>
    private static ReadOnlyMemory<byte> OneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\r', (byte)'\n') < 0)
        {
            return json;
        }

        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        line.AsSpan().Replace((byte)'\n', (byte)' ');

        return line;
    }

    private byte[] MakeBlock()
    {
        var block = new ArrayBufferWriter<byte>(Size);
        if (_json.IsEmpty)
        {
            block.Write(":\n"u8);
        }

        if (_id is not null)
        {
            block.Write(Encoding.UTF8.GetBytes($"id: {_id}\n"));
        }

        if (_name is not null)
        {
            block.Write(Encoding.UTF8.GetBytes($"event: {_name}\n"));
        }

        if (!_json.IsEmpty)
        {
            block.Write("data: "u8);
            block.Write(_json.Span);
            block.Write("\n"u8);
        }

        block.Write("\n"u8);

        return block.WrittenSpan.ToArray();
    }

    private byte[] MakeFrame()
    {
        if (_name is null && _id is null)
        {
            return _json.ToArray();
        }

        var frame = new ArrayBufferWriter<byte>(Size);
        using var writer = new Utf8JsonWriter(frame, Http.JsonDefaults.Writer);
        writer.WriteStartObject();
        if (_id is not null)
        {
            writer.WriteString("id", _id);
        }

        writer.WriteString("event", _name ?? "alive");
        if (!_json.IsEmpty)
        {
            writer.WritePropertyName("data");
            writer.WriteRawValue(_json.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
        writer.Flush();

        return frame.WrittenSpan.ToArray();
    }
}
