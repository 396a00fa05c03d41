namespace Platform.Features.Chat;

/// <summary>Texts of callers, no longer than they may be.</summary>
internal static class Shown
{
    private const int MostCharacters = 100;

    /// <summary>What a caller sent, short enough to be told back.</summary>
    public static string Of(string sent) => sent.Length <= MostCharacters ? sent : Start(sent, MostCharacters) + "…";

    /// <summary>The start of a text, without half of a character.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text
        : char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)]
        : text[..most];
}
