using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.WebUtilities;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>
/// A JSON array of items read as a stream into columns: no object per item on the good path, all items and all
/// fields checked before anything is written (docs/sync.md, "What a batch does").
/// </summary>
public abstract class Batch
{
    /// <summary>With more wrong items than these nobody corrects them one by one, and telling them all costs memory.</summary>
    private const int MostTold = 10_000;

    /// <summary>A value that a message repeats may be as long as the body.</summary>
    private const int MostMessageCharacters = 500;

    private readonly List<ItemErrors> _errors = [];

    /// <summary>Equal messages are kept once.</summary>
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    private int _wrong;
    private Document _document;

    /// <summary>Items in the array, good and bad.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes read at a time; grows to the largest item.</summary>
    protected virtual int FirstWindow => 64 * 1024;

    /// <summary>Reads the item that the reader stands on into the columns, or calls <see cref="Refuse"/>.</summary>
    protected abstract void ReadItem(ref Utf8JsonReader reader);

    /// <summary>
    /// Reads a good item that is written plainly, on the short way; <see cref="ReadItem"/> gives the same for it.
    /// </summary>
    /// <returns>False, with nothing added to the columns, when the item is not plain, not whole or not good.</returns>
    protected virtual bool ReadPlain(ref PlainObject item) => false;

    /// <summary>Notes what is wrong with the item at hand, in the order in which the fields are declared.</summary>
    protected void Refuse(params ReadOnlySpan<(string Field, string? Error)> fields)
    {
        _wrong++;
        if (_errors.Count == MostTold)
        {
            return;
        }

        var wrong = new List<(string, string)>();
        foreach (var (field, error) in fields)
        {
            if (error is not null)
            {
                wrong.Add((field, Kept(error)));
            }
        }

        _errors.Add(new(Count, wrong));
    }

    private string Kept(string message)
    {
        var told = message.Length <= MostMessageCharacters ? message : message[..MostMessageCharacters] + "…";
        if (_texts.TryGetValue(told, out var kept))
        {
            return kept;
        }

        _texts.Add(told);

        return told;
    }

    /// <summary>Reads the whole body.</summary>
    /// <returns>Null, or the 400 to answer.</returns>
    /// <exception cref="RefusedException">The body is not JSON, or of a media type that is not read here.</exception>
    public async Task<BatchRefused?> Read(HttpRequest request, CancellationToken stop)
    {
        if (DrfMedia.Of(request) is not DrfMedia.Kind.Json)
        {
            await request.Body.DrainAsync(stop); // so that one that is too large is refused

            return null; // a form without indexed fields is an empty list
        }

        try
        {
            var problem = await ReadJson(request.Body, stop);

            return problem is not null ? BatchRefused.Whole(problem)
                : _wrong > MostTold ? BatchRefused.Whole(TooMany(_errors[0]))
                : _wrong > 0 ? BatchRefused.Items(Count, _errors)
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader throws for text that is not UTF-8.
            throw new RefusedException(new(RefusalKind.MalformedBody, _document.Place(broken)));
        }
    }

    private async Task<string?> ReadJson(Stream body, CancellationToken stop)
    {
        var window = ArrayPool<byte>.Shared.Rent(FirstWindow);
        try
        {
            var filled = 0;
            while (true)
            {
                if (filled == window.Length)
                {
                    // One item larger than the window. Doubling keeps the re-reading of its head linear.
                    window = Grown(window);
                }

                var read = await Fill(body, window.AsMemory(filled), stop);
                filled += read;
                var isLast = filled < window.Length;
                var consumed = Consume(window.AsSpan(0, filled), isLast, ref _document);
                if (isLast)
                {
                    return _document.Problem();
                }

                filled -= consumed;
                window.AsSpan(consumed, filled).CopyTo(window);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }
    }

    /// <summary>Fills the buffer unless the body ends before.</summary>
    private static async Task<int> Fill(Stream body, Memory<byte> buffer, CancellationToken stop)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = await body.ReadAsync(buffer[filled..], stop);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    private static byte[] Grown(byte[] window)
    {
        var larger = ArrayPool<byte>.Shared.Rent(window.Length * 2);
        window.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(window);

        return larger;
    }

    private int Consume(ReadOnlySpan<byte> bytes, bool isLast, ref Document document)
    {
        if (isLast && bytes.IsEmpty && document.Root is JsonTokenType.None)
        {
            return 0;
        }

        var from = 0; // where the reader's bytes begin
        var reader = new Utf8JsonReader(bytes, isLast, document.State);
        if (document.Root is JsonTokenType.None && reader.Read())
        {
            document.Root = reader.TokenType;
            document.TypeWord = TypeWord.Of(ref reader);
            document.IsInside = reader.TokenType is JsonTokenType.StartArray;
        }

        while (document.IsInside)
        {
            // After an item the reader's state is the same before and after ",{…}": what is read here it never sees.
            if (Count > 0 && ReadPlain(bytes[(from + (int)reader.BytesConsumed)..]) is var plain and > 0)
            {
                document.Seen(bytes[from..(from + (int)reader.BytesConsumed)]);
                document.Skipped += plain;
                from += (int)reader.BytesConsumed + plain;
                reader = new Utf8JsonReader(bytes[from..], isLast, reader.CurrentState);
            }

            var before = reader;
            if (!reader.Read())
            {
                break;
            }

            if (reader.TokenType is JsonTokenType.EndArray)
            {
                document.IsInside = false;
                break;
            }

            var start = (int)reader.TokenStartIndex;
            if (!reader.TrySkip())
            {
                reader = before; // the item goes on beyond the window
                break;
            }

            // A reader of its own: Skip throws on one that may get more bytes, and fields are skipped everywhere.
            var item = new Utf8JsonReader(bytes[(from + start)..(from + (int)reader.BytesConsumed)]);
            item.Read();
            ReadElement(ref item);
            Count++;
        }

        while (!document.IsInside && reader.Read()) { } // the rest must be JSON, and after the value nothing may follow

        document.State = reader.CurrentState;
        document.Seen(bytes[from..(from + (int)reader.BytesConsumed)]);
        var consumed = from + (int)reader.BytesConsumed;
        if (!Utf8.IsValid(bytes[..consumed]))
        {
            throw new JsonException("The body is not valid UTF-8.");
        }

        return consumed;
    }

    /// <summary>Reads plain items, each behind its comma.</summary>
    /// <returns>Bytes read.</returns>
    private int ReadPlain(ReadOnlySpan<byte> bytes)
    {
        var read = 0;
        while (true)
        {
            var item = new PlainObject(bytes[read..]);
            if (!ReadPlain(ref item))
            {
                return read;
            }

            Count++;
            read += item.Length;
        }
    }

    private string TooMany(ItemErrors first) =>
        $"{_wrong} of {Count} items are wrong, more than are told one by one. The first of them is item {first.Index}: "
        + (first.Fields is [var (field, error), ..] ? $"{field}: {error}" : BatchRefused.IsNull);

    private void RefuseNull()
    {
        _wrong++;
        if (_errors.Count < MostTold)
        {
            _errors.Add(new(Count, null));
        }
    }

    private void ReadElement(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadItem(ref reader);
                break;
            case JsonTokenType.Null:
                RefuseNull();
                break;
            default:
                Refuse(
                    ("non_field_errors", $"Invalid data. Expected a dictionary, but got {TypeWord.Of(ref reader)}.")
                );
                reader.Skip();
                break;
        }
    }

    /// <summary>Where in the JSON text the reading stands.</summary>
    private struct Document
    {
        public JsonReaderState State;
        public JsonTokenType Root;
        public string? TypeWord;
        public bool IsInside;

        /// <summary>Lines that have ended, and bytes of the line at hand that the reader did not see.</summary>
        public long Line;
        public int Skipped;

        /// <summary>The reader has passed these bytes.</summary>
        public void Seen(ReadOnlySpan<byte> bytes)
        {
            var lines = bytes.Count((byte)'\n');
            Line += lines;
            Skipped = lines == 0 ? Skipped : 0;
        }

        /// <summary>The message, with the place in the body as it was sent.</summary>
        public readonly string Place(Exception broken) =>
            broken is JsonException { BytePositionInLine: { } at } && ((JsonException)broken).LineNumber == Line
                ? broken.Message.Replace($"Line: {at}.", $"Line: {at + Skipped}.", StringComparison.Ordinal)
                : broken.Message;

        public readonly string? Problem() =>
            Root switch
            {
                JsonTokenType.StartArray => null,
                JsonTokenType.Null => "No data provided",
                _ => $"Expected a list of items but got type \"{TypeWord ?? "dict"}\".", // an empty body is an empty object
            };
    }
}
