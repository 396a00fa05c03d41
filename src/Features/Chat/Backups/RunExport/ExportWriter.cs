using System.Buffers;
using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>A JSON array, an element a line, handed on in pieces.</summary>
internal sealed class ExportWriter : IAsyncDisposable
{
    private const int PieceBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _piece = new(2 * PieceBytes);
    private readonly Utf8JsonWriter _json;
    private bool _isEmpty = true;

    public ExportWriter(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(_piece, JsonDefaults.Writer);
        _piece.Write("["u8);
    }

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <param name="write">Writes one element.</param>
    /// <param name="stop">Ends it.</param>
    public async ValueTask Add(Action<Utf8JsonWriter> write, CancellationToken stop)
    {
        _piece.Write(_isEmpty ? "\n"u8 : ",\n"u8);
        _isEmpty = false;
        write(_json);
        _json.Flush();
        _json.Reset();
        if (_piece.WrittenCount >= PieceBytes)
        {
            await HandOn(stop);
        }
    }

    public async ValueTask End(CancellationToken stop)
    {
        _piece.Write(_isEmpty ? "]\n"u8 : "\n]\n"u8);
        await HandOn(stop);
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    private async ValueTask HandOn(CancellationToken stop)
    {
        await _stream.WriteAsync(_piece.WrittenMemory, stop);
        Length += _piece.WrittenCount;
        _piece.ResetWrittenCount();
    }
}
