using System.Globalization;

namespace Platform.Features.Sync;

/// <summary>
/// A number in the path: ASCII digits, leading zeros allowed. Zero and numbers beyond int8 name nothing, but that is
/// told only to callers who have proved themselves, so the route still matches.
/// </summary>
public readonly record struct PathId(long? Known) : IParsable<PathId>
{
    public bool IsUnknown => Known is null;

    public long Value => Known!.Value;

    public static PathId Parse(string s, IFormatProvider? provider) =>
        new(long.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id > 0 ? id : null);

    public static bool TryParse(string? s, IFormatProvider? provider, out PathId result)
    {
        result = Parse(s ?? "", provider);

        return true;
    }
}
