namespace Platform.Features.Monitoring;

internal static class TextStart
{
    /// <summary>At most so many UTF-16 units of the text, and no half of a surrogate pair, which no database takes.</summary>
    public static string Start(this string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];
}
