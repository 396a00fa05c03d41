using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;
using Platform.Infrastructure.Storage;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Reads a body that is one object, as JSON, urlencoded or multipart, into the slice's <c>Request</c>. What is wrong
/// collects by field, in the order in which the record declares them. Not bound by parameter: the contract wants an
/// object of the path looked up before the body is read.
/// </summary>
public static class DrfRequest
{
    /// <param name="request">With a body, or without one.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="uploads">For a record with files: how large and how many.</param>
    /// <exception cref="RefusedException">The body is too large, broken, or of a media type that is not read here.</exception>
    public static async Task<DrfRequest<T>> Read<T>(
        HttpRequest request,
        CancellationToken stop,
        UploadLimits? uploads = null
    )
        where T : class
    {
        var area = AreaOf(request);
        var body = new DrfRequest<T>(request.Method, area?.ZoneOf(request.HttpContext) ?? TimeZoneInfo.Utc);
        var mostBytes = MostBytes(area);
        if (body.Shape.HasFiles && uploads is null)
        {
            throw new InvalidOperationException($"{typeof(T)} has files: say how large and how many.");
        }

        switch (DrfMedia.Of(request))
        {
            case DrfMedia.Kind.Multipart when DrfMedia.HasBody(request):
                uploads ??= new UploadLimits(0, 0, mostBytes);
                body.ReadForm(await MultipartBody.Read(request, SpoolOf(request), uploads, stop, body.IsFile), uploads);
                break;
            case DrfMedia.Kind.Json:
                body.ReadJson(await Bytes(request, mostBytes, stop));
                break;
            default:
                body.ReadForm(FormText.Read(await Bytes(request, mostBytes, stop)));
                break;
        }

        return body;
    }

    /// <summary>
    /// Reads a body that is one object of whatever members: of JSON the last of a repeated one, of a form texts.
    /// </summary>
    /// <param name="request">With a body, or without one.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="listsRepeated">Whether a repeated field of a form is a list, instead of its last text.</param>
    /// <returns>The members, or the 400 to answer.</returns>
    /// <exception cref="RefusedException">As <see cref="Read{T}"/>.</exception>
    public static async Task<(IReadOnlyDictionary<string, JsonElement>? Members, FieldsRefused? Refused)> ReadObject(
        HttpRequest request,
        CancellationToken stop,
        bool listsRepeated = false
    )
    {
        var mostBytes = MostBytes(AreaOf(request));
        switch (DrfMedia.Of(request))
        {
            case DrfMedia.Kind.Multipart when DrfMedia.HasBody(request):
                var limits = new UploadLimits(0, 0, mostBytes);
                var parts = await MultipartBody.Read(request, SpoolOf(request), limits, stop, _ => false);
                return (
                    parts
                        .Fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
                        .ToDictionary(field => field.Key, field => ValueOf([.. field]), StringComparer.Ordinal),
                    null
                );
            case DrfMedia.Kind.Json:
                return ObjectOf(await Bytes(request, mostBytes, stop));
            default:
                return (
                    FormText
                        .Read(await Bytes(request, mostBytes, stop))
                        .ToDictionary(field => field.Key, field => ValueOf([.. field.Value]), StringComparer.Ordinal),
                    null
                );
        }

        JsonElement ValueOf(string?[] sent) =>
            listsRepeated && sent.Length > 1
                ? JsonSerializer.SerializeToElement(sent)
                : JsonSerializer.SerializeToElement(sent[^1] ?? "");
    }

    private static (IReadOnlyDictionary<string, JsonElement>? Members, FieldsRefused? Refused) ObjectOf(
        ReadOnlyMemory<byte> body
    )
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (body.IsEmpty)
        {
            return (members, null);
        }

        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                return (null, FieldsRefused.NotAnObject(ref reader));
            }

            if (!Utf8.IsValid(body.Span))
            {
                throw new JsonException("The body is not valid UTF-8.");
            }

            while (reader.Read())
            {
                if (HalfPair.Find(ref reader) is { } half)
                {
                    throw new JsonException($"Surrogate characters are not allowed: U+{half.Code:X4}.");
                }

                // What no jsonb holds is told here, not by the database.
                if (
                    reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true }
                    && reader.GetString()!.Contains('\0')
                )
                {
                    throw new JsonException(DrfField.HasNull);
                }

                if (
                    reader.TokenType is JsonTokenType.Number
                    && !(reader.TryGetDouble(out var number) && double.IsFinite(number))
                )
                {
                    throw new JsonException("A number is too large.");
                }
            }

            using var whole = JsonDocument.Parse(body);
            foreach (var member in whole.RootElement.EnumerateObject())
            {
                members[member.Name] = member.Value.Clone();
            }

            return (members, null);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }
    }

    private static DrfArea? AreaOf(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Area>() as DrfArea;

    private static int MostBytes(DrfArea? area) => area?.MostBytesOfOne ?? DrfArea.FewBytes;

    private static Spool SpoolOf(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<Spool>();

    private static async Task<ReadOnlyMemory<byte>> Bytes(HttpRequest request, int mostBytes, CancellationToken stop)
    {
        using var body = new MemoryStream();
        var window = ArrayPool<byte>.Shared.Rent(8 * 1024);
        try
        {
            for (int read; (read = await request.Body.ReadAsync(window, stop)) > 0; )
            {
                if (body.Length + read > mostBytes)
                {
                    throw new RefusedException(new(RefusalKind.BodyTooLarge));
                }

                body.Write(window, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(window);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}

/// <summary>A body as read: the record, or what is wrong with it.</summary>
public sealed class DrfRequest<T>
    where T : class
{
    private readonly bool _isPartial;
    private readonly bool _isReplacing;
    private readonly DrfValue _reader;
    private readonly object?[] _values;
    private readonly bool[] _isGiven;
    private readonly List<string>[] _wrong;
    private FieldsRefused? _whole;
    private T? _value;

    internal DrfRequest(string method, TimeZoneInfo zone)
    {
        _isPartial = HttpMethods.IsPatch(method);
        _isReplacing = HttpMethods.IsPut(method);
        _reader = new DrfValue(zone);
        var count = Shape.Fields.Count;
        _values = new object?[count];
        _isGiven = new bool[count];
        _wrong = new List<string>[count];
        for (var index = 0; index < count; index++)
        {
            _wrong[index] = [];
        }
    }

    internal RequestShape Shape { get; } = RequestShape.Of<T>();

    /// <summary>The record; fields that were not given have their defaults. Only where nothing was refused.</summary>
    public T Value => _value ??= (T)Shape.Make(_values);

    /// <summary>Null, or the 400 to answer.</summary>
    public FieldsRefused? Refused =>
        _whole
        ?? (
            Array.TrueForAll(_wrong, messages => messages.Count == 0)
                ? null
                : FieldsRefused.Of([
                    .. Shape
                        .Fields.Where(known => _wrong[known.Index].Count > 0)
                        .Select(known => (known.Name, (IReadOnlyList<string>)_wrong[known.Index])),
                ])
        );

    /// <summary>Whether the field counts: in PATCH those that were sent, in PUT and POST nearly all.</summary>
    public bool Has(string field) => _isGiven[Find(field).Index];

    /// <summary>
    /// What was sent for a field, where nothing is wrong with it so far, whatever is wrong with others; else the type's
    /// default.
    /// </summary>
    public TValue? Sent<TValue>(string field)
    {
        var known = Find(field);

        return _whole is null && _isGiven[known.Index] && _wrong[known.Index].Count == 0
            ? (TValue?)_values[known.Index]
            : default;
    }

    /// <summary>The files that were sent for fields that take one, by field; null: nothing was, or it is cleared.</summary>
    public IEnumerable<(string Field, UploadedFile? File)> Files =>
        Shape
            .Fields.Where(known => known is { IsFile: true, Item: null })
            .Select(known => (known.Name, _values[known.Index] as UploadedFile));

    /// <summary>Notes what a slice finds wrong with a field.</summary>
    public void Refuse(string field, params IReadOnlyList<string> messages) =>
        _wrong[Find(field).Index].AddRange(messages);

    /// <summary>
    /// The fields that count, as JSON for <c>jsonb_populate_record(row, :given::jsonb)</c>; the column of a relation ends
    /// in <c>_id</c>. Passwords are not among them, nor are files but those that <paramref name="stored"/> knows: what is
    /// stored of them is something else.
    /// </summary>
    /// <param name="stored">What is in the column of a file that was sent, by the name of its field.</param>
    public string Given(IReadOnlyDictionary<string, string>? stored = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            foreach (var field in Shape.Fields.Where(field => _isGiven[field.Index] && !field.IsPassword))
            {
                if (!field.IsFile)
                {
                    json.WritePropertyName(field is { IsRelation: true, Item: null } ? field.Name + "_id" : field.Name);
                    JsonSerializer.Serialize(json, _values[field.Index], field.Parameter.ParameterType);
                }
                else if (stored is not null)
                {
                    json.WriteString(field.Name, stored.GetValueOrDefault(field.Name)); // null: cleared
                }
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private RequestField Find(string field) =>
        Shape.Fields.First(known => known.Name == field || known.Parameter.Name == field);

    internal bool IsFile(string name) => Shape.Fields.Any(field => field.IsFile && field.Name == name);

    internal void ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (!body.IsEmpty)
            {
                ReadMembers(body.Span);
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new RefusedException(new(RefusalKind.MalformedBody, broken.Message));
        }

        Complete(isForm: false);
    }

    internal void ReadForm(MultipartBody body, UploadLimits limits)
    {
        foreach (var field in Shape.Fields.Where(field => field.IsFile))
        {
            if (body.Files.Where(file => file.Part == field.Name).ToArray() is { Length: > 0 } sent)
            {
                Set(field, sent, limits);
            }

            if (body.PassedOver.Contains(field.Name, StringComparer.Ordinal))
            {
                _wrong[field.Index].Add($"Ensure that there are no more than {limits.Files} files.");
            }
        }

        ReadForm(
            body.Fields.GroupBy(field => field.Key, field => field.Value, StringComparer.Ordinal)
                .ToDictionary(field => field.Key, field => new StringValues([.. field]), StringComparer.Ordinal)
        );
    }

    /// <summary>A field of a form is read as the JSON text that it stands for.</summary>
    internal void ReadForm(IReadOnlyDictionary<string, StringValues> texts)
    {
        foreach (var field in Shape.Fields.Where(field => !_isGiven[field.Index]))
        {
            if (texts.TryGetValue(field.Name, out var sent))
            {
                Set(field, sent);
            }
        }

        Complete(isForm: true);
    }

    private void ReadMembers(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        if (!Utf8.IsValid(body))
        {
            throw new JsonException("The body is not valid UTF-8.");
        }

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            _whole = FieldsRefused.NotAnObject(ref reader);
            reader.Skip();
        }

        for (var members = 0; reader.Read() && reader.TokenType is JsonTokenType.PropertyName; members++)
        {
            if (members == RequestBounds.MostParameters)
            {
                throw new JsonException($"The object has more than {RequestBounds.MostParameters} members.");
            }

            var field = FieldAt(ref reader);
            reader.Read();
            if (field is null)
            {
                reader.Skip();
            }
            else
            {
                Set(field, ref reader);
            }
        }

        reader.Read(); // behind the value nothing may follow
    }

    private RequestField? FieldAt(ref Utf8JsonReader reader)
    {
        if (HalfPair.Find(ref reader) is not null)
        {
            return null; // a comparison would throw
        }

        foreach (var field in Shape.Fields)
        {
            if (reader.ValueTextEquals(field.Utf8Name))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Of a repeated key the last one counts.</summary>
    private void Set(RequestField field, ref Utf8JsonReader reader)
    {
        _wrong[field.Index].Clear();
        _isGiven[field.Index] = true;
        _values[field.Index] = _reader.Read(ref reader, field, _wrong[field.Index]);
    }

    /// <summary>A form says by an empty text what JSON says by null, or by leaving the field out.</summary>
    private void Set(RequestField field, StringValues sent)
    {
        byte[] json;
        if (field.Item is not null && !field.IsFile)
        {
            json = JsonSerializer.SerializeToUtf8Bytes(sent is [""] ? [] : sent.ToArray());
        }
        else if (sent[^1] is { Length: > 0 } text || (field.Type == typeof(string) && field.MayBeBlank))
        {
            json = JsonSerializer.SerializeToUtf8Bytes(sent[^1]);
        }
        else if (field.IsNullable)
        {
            json = "null"u8.ToArray();
        }
        else if (field.IsRequired)
        {
            json = "\"\""u8.ToArray();
        }
        else
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        Set(field, ref reader);
    }

    private void Set(RequestField field, UploadedFile[] sent, UploadLimits limits)
    {
        var wrong = _wrong[field.Index];
        foreach (var file in sent)
        {
            if (FileComplaint(field, file, limits) is { } complaint)
            {
                wrong.Add(complaint);
                break;
            }

            DrfValue.Judge(field, file, wrong);
        }

        if (field.Item is not null)
        {
            DrfValue.JudgeLength(field, sent.Length, wrong);
        }

        _isGiven[field.Index] = true;
        _values[field.Index] = field.Item is null ? sent[^1] : sent;
    }

    private static string? FileComplaint(RequestField field, UploadedFile file, UploadLimits limits)
    {
        if (file.Content is not { } content)
        {
            return $"Ensure this file has at most {limits.FileBytes} bytes.";
        }

        var length = file.FileName.EnumerateRunes().Count();

        return length == 0 ? "No filename could be determined."
            : content.Length == 0 ? "The submitted file is empty."
            : field.Item is null && length > field.MaxLength
                ? $"Ensure this filename has at most {field.MaxLength} characters (it has {length})."
            : null;
    }

    /// <summary>What was not sent: required, or its default, or left alone.</summary>
    private void Complete(bool isForm)
    {
        if (_whole is not null)
        {
            return;
        }

        foreach (var field in Shape.Fields.Where(field => !_isGiven[field.Index]))
        {
            // A form has no way to send an empty list but to leave it out.
            var isEmptyList = isForm && field is { Item: not null, IsFile: false };
            var isLeftAlone = _isPartial || (_isReplacing && field.IsKept);
            _values[field.Index] = field.Default;
            if (field.IsAlwaysRequired || (field.IsRequired && !isLeftAlone && !isEmptyList))
            {
                _wrong[field.Index].Add(field.IsFile ? "No file was submitted." : "This field is required.");
            }
            else if (!isLeftAlone)
            {
                _isGiven[field.Index] = true;
                if (field.Item is not null && !field.IsFile)
                {
                    DrfValue.JudgeLength(field, ((Array)field.Default!).Length, _wrong[field.Index]);
                }
            }
        }
    }
}
