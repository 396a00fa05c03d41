using System.Text.Json;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>A field's value, or the message that says what is wrong with it.</summary>
public readonly record struct Parsed<T>(T Value, string? Error)
{
    public static Parsed<T> Missing => new(default!, "This field is required.");

    public static Parsed<T> Null => new(default!, "This field may not be null.");

    public bool IsMissing => Error == Missing.Error;

    public static Parsed<T> Refused(string error) => new(default!, error);

    public static implicit operator Parsed<T>(T value) => new(value, null);
}

/// <summary>What the wrong type is called in messages.</summary>
internal static class TypeWord
{
    public static string Of(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => "dict",
            JsonTokenType.StartArray => "list",
            JsonTokenType.String => "str",
            JsonTokenType.Number => IsWhole(reader.ValueSpan) ? "int" : "float",
            JsonTokenType.True or JsonTokenType.False => "bool",
            _ => "NoneType",
        };

    private static bool IsWhole(ReadOnlySpan<byte> number) => number.IndexOfAny(".eE"u8) < 0;
}
