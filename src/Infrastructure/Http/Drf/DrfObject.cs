using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>Reads the value that the reader stands on; one of <see cref="DrfField"/>'s.</summary>
public delegate Parsed<T> FieldReader<T>(ref Utf8JsonReader reader);

/// <summary>
/// A body that is one object, sent as JSON, urlencoded or multipart. Fields are asked for in the order in which the
/// contract declares them; what is wrong with them collects in <see cref="Refused"/>.
/// </summary>
public sealed class DrfObject
{
    /// <summary>Single objects are small; this much is read into memory.</summary>
    private const int MostBytes = 1024 * 1024;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _fields = new(StringComparer.Ordinal);
    private readonly List<(string, IReadOnlyList<string>)> _errors = [];
    private FieldsRefused? _whole;

    private DrfObject() { }

    /// <summary>Null, or the 400 to answer.</summary>
    public FieldsRefused? Refused => _whole ?? (_errors.Count > 0 ? FieldsRefused.Of(_errors) : null);

    /// <summary>The object as JSON text, for a reader of batch items; form fields are strings in it.</summary>
    public ReadOnlyMemory<byte> Json { get; private set; }

    /// <exception cref="RefusedException">The body is too large, not JSON, or of a media type that is not read here.</exception>
    public static async Task<DrfObject> Read(HttpRequest request, CancellationToken stop)
    {
        var read = new DrfObject();
        if (DrfMedia.Of(request) is DrfMedia.Kind.Form)
        {
            await read.ReadForm(request, stop);
        }
        else
        {
            read.ReadJson(await Bytes(request, stop));
        }

        return read;
    }

    public bool Has(string field) => _fields.ContainsKey(field);

    public void Refuse(string field, params IReadOnlyList<string> messages) => _errors.Add((field, messages));

    /// <summary>The value, or the type's default after noting what is wrong with it.</summary>
    public T? Required<T>(string field, FieldReader<T> read)
    {
        var value = Has(field) ? Parse(field, read) : Parsed<T>.Missing;
        if (value.Error is not null)
        {
            Refuse(field, value.Error);
        }

        return value.Value;
    }

    /// <summary>The value, or the type's default when it was not sent, too.</summary>
    public T? Optional<T>(string field, FieldReader<T> read) => Has(field) ? Required(field, read) : default;

    private Parsed<T> Parse<T>(string field, FieldReader<T> read)
    {
        try
        {
            var reader = new Utf8JsonReader(_fields[field].Span);
            reader.Read();

            return read(ref reader);
        }
        catch (InvalidOperationException broken)
        {
            // The text holds half a surrogate pair.
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }

    private void ReadJson(ReadOnlyMemory<byte> body)
    {
        Json = body.IsEmpty ? "{}"u8.ToArray() : body;
        try
        {
            var reader = new Utf8JsonReader(Json.Span);
            reader.Read();
            if (!Utf8.IsValid(Json.Span))
            {
                throw new JsonException("The body is not valid UTF-8.");
            }

            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                _whole = FieldsRefused.Whole(
                    reader.TokenType is JsonTokenType.Null
                        ? "No data provided"
                        : $"Invalid data. Expected a dictionary, but got {TypeWord.Of(ref reader)}."
                );
            }

            ReadFields(ref reader);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }

    /// <summary>Notes where each field's value is; of a repeated one the last. Also proves that the rest is JSON.</summary>
    private void ReadFields(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1 || _whole is not null)
            {
                continue;
            }

            var field = reader.GetString()!;
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            _fields[field] = Json[from..(int)reader.BytesConsumed];
        }
    }

    private async Task ReadForm(HttpRequest request, CancellationToken stop)
    {
        request.Body = new MemoryStream(await Bytes(request, stop));
        try
        {
            var form = await request.ReadFormAsync(stop);
            var buffer = new ArrayBufferWriter<byte>();
            await using (var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer))
            {
                json.WriteStartObject();
                foreach (var (field, values) in form)
                {
                    json.WriteString(field, values[^1]);
                }

                json.WriteEndObject();
            }

            ReadJson(buffer.WrittenMemory);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            _whole = FieldsRefused.Whole($"Form parse error - {broken.Message}");
        }
    }

    private static async Task<byte[]> Bytes(HttpRequest request, CancellationToken stop)
    {
        using var body = new MemoryStream();
        var window = new byte[8 * 1024];
        for (int read; (read = await request.Body.ReadAsync(window, stop)) > 0; )
        {
            if (body.Length + read > MostBytes)
            {
                throw new RefusedException(new(RefusalKind.BodyTooLarge));
            }

            body.Write(window, 0, read);
        }

        return body.ToArray();
    }
}
