using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>A file of an import: a JSON array of objects, UTF-8.</summary>
internal static class ImportFile
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = StoredJson.MostReadDepth };

    /// <summary>Whether it is JSON, to its end, and an array; notes the error where it is not.</summary>
    public static bool IsSound(ReadOnlySpan<byte> content, ImportErrors errors)
    {
        var file = content[StartOf(content)..];
        var reader = new Utf8JsonReader(file, Options);
        try
        {
            if (reader.Read() && reader.TokenType is not JsonTokenType.StartArray)
            {
                errors.Add(new(0, "", "", "the file is not a JSON array"));

                return false;
            }

            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            errors.Add(new(0, "", "", $"the file is not JSON at byte {StartOf(content) + reader.BytesConsumed}"));

            return false;
        }
    }

    /// <summary>The rows of a sound file, one at a time.</summary>
    public static IEnumerable<ImportRow> Rows(byte[] content, ImportErrors errors)
    {
        var at = StartOf(content);
        var state = new JsonReaderState(Options);
        Next(content, ref at, ref state); // the bracket
        for (var number = 1; Next(content, ref at, ref state) is { } element; number++)
        {
            yield return new ImportRow(number, element, errors);
        }
    }

    /// <summary>Null: a bracket.</summary>
    private static JsonElement? Next(ReadOnlySpan<byte> content, ref int at, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(content[at..], isFinalBlock: true, state);
        reader.Read();
        var element =
            reader.TokenType is JsonTokenType.EndArray
            || reader is { TokenType: JsonTokenType.StartArray, CurrentDepth: 0 }
                ? default(JsonElement?)
                : JsonElement.ParseValue(ref reader);
        at += (int)reader.BytesConsumed;
        state = reader.CurrentState;

        return element;
    }

    private static int StartOf(ReadOnlySpan<byte> content) => content.StartsWith("\uFEFF"u8) ? 3 : 0;
}
