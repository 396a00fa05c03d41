using System.Buffers;
using System.Reflection;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// A JSON array of items read as a stream into columns: no object per item on the good path, all items and all
/// fields checked before anything is written (spec/sync.md section 3).
/// </summary>
public abstract class Batch
{
    private readonly List<ItemErrors> _errors = [];
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
        var wrong = new List<(string, string)>();
        foreach (var (field, error) in fields)
        {
            if (error is not null)
            {
                wrong.Add((field, error));
            }
        }

        _errors.Add(new(Count, wrong));
    }

    /// <summary>Reads the whole body.</summary>
    /// <returns>Null, or the 400 to answer.</returns>
    /// <exception cref="RefusedException">The body is not JSON, or of a media type that is not read here.</exception>
    public async Task<BatchRefused?> Read(HttpRequest request, CancellationToken stop)
    {
        if (DrfMedia.Of(request) is DrfMedia.Kind.Form)
        {
            await request.Body.DrainAsync(stop); // so that one that is too large is refused

            return null; // a form without indexed fields is an empty list
        }

        try
        {
            var problem = await ReadJson(request.Body, stop);

            return problem is not null ? BatchRefused.Whole(problem)
                : _errors.Count > 0 ? BatchRefused.Items(Count, _errors)
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader throws for text that is not UTF-8.
            throw new RefusedException(new(RefusalKind.MalformedBody, _document.Place(broken)));
        }
    }

    /// <summary>Reads one item that was sent alone, as an object.</summary>
    /// <returns>Null, or the 400 to answer.</returns>
    public async Task<FieldsRefused?> ReadOne(HttpRequest request, CancellationToken stop)
    {
        var item = await DrfObject.Read(request, stop);

        return item.Refused ?? ReadOne(item.Json.Span);
    }

    private FieldsRefused? ReadOne(ReadOnlySpan<byte> item)
    {
        try
        {
            var reader = new Utf8JsonReader(item);
            reader.Read();
            ReadItem(ref reader);
            Count++;
        }
        catch (InvalidOperationException broken)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }

        return _errors is [{ Fields: { } fields }]
            ? FieldsRefused.Of([.. fields.Select(wrong => (wrong.Field, (IReadOnlyList<string>)[wrong.Error]))])
            : null;
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

    private void ReadElement(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadItem(ref reader);
                break;
            case JsonTokenType.Null:
                _errors.Add(new(Count, null));
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

/// <summary>What is wrong with one item; <c>Fields</c> is null when the item itself is null.</summary>
internal sealed record ItemErrors(int Index, IReadOnlyList<(string Field, string Error)>? Fields);

/// <summary>
/// 400 for a batch: <c>{"non_field_errors":["…"]}</c>, or an array as long as the batch with <c>{}</c> for every good item.
/// </summary>
public sealed class BatchRefused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly Action<Utf8JsonWriter> _write;

    private BatchRefused(Action<Utf8JsonWriter> write) => _write = write;

    public int? StatusCode => StatusCodes.Status400BadRequest;

    internal static BatchRefused Whole(string problem) =>
        new(json =>
        {
            json.WriteStartObject();
            WriteList(json, "non_field_errors", problem);
            json.WriteEndObject();
        });

    internal static BatchRefused Items(int count, IReadOnlyList<ItemErrors> errors) =>
        new(json =>
        {
            json.WriteStartArray();
            var next = 0;
            for (var index = 0; index < count; index++)
            {
                var item = next < errors.Count && errors[next].Index == index ? errors[next++] : null;
                WriteItem(json, item);
            }

            json.WriteEndArray();
        });

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(400, typeof(Dictionary<string, string[]>[]), ["application/json"])
        );

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;

        return DrfBody.Write(httpContext.Response, _write);
    }

    private static void WriteItem(Utf8JsonWriter json, ItemErrors? item)
    {
        if (item is { Fields: null })
        {
            json.WriteStartArray();
            json.WriteStringValue("This field may not be null.");
            json.WriteEndArray();

            return;
        }

        json.WriteStartObject();
        foreach (var (field, error) in item?.Fields ?? [])
        {
            WriteList(json, field, error);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string field, string error)
    {
        json.WriteStartArray(field);
        json.WriteStringValue(error);
        json.WriteEndArray();
    }
}
