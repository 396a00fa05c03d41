namespace Platform.Features.Casework;

/// <summary>A key and its value in the path.</summary>
/// <param name="Key">Decoded.</param>
/// <param name="KeySegment">Where the key is.</param>
/// <param name="ValueSegment">Where the value is; where the key is left out, the same.</param>
/// <param name="Raw">The value as it was sent: the separators are looked for before anything is decoded.</param>
public sealed record PathClause(string Key, int KeySegment, int ValueSegment, string Raw)
{
    private IReadOnlyList<string>? _pieces;

    /// <summary>What is between the semicolons, still encoded.</summary>
    public IReadOnlyList<string> Pieces => _pieces ??= Raw.Split(';');

    /// <summary>The value as one text.</summary>
    public string Text => RawPath.Decode(Raw)!;
}
