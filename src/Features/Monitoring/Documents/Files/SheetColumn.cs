namespace Platform.Features.Monitoring;

/// <summary>Columns as spreadsheets name them: A, B, …, Z, AA, …</summary>
internal static class SheetColumn
{
    private const int Letters = 26;

    /// <param name="at">From 0.</param>
    public static string Name(int at) =>
        at < Letters ? $"{(char)('A' + at)}" : Name(at / Letters - 1) + Name(at % Letters);

    /// <summary>The position, from 0, of the column of a cell such as <c>AB12</c>; -1: it names none.</summary>
    public static int Of(ReadOnlySpan<char> cell)
    {
        long count = 0;
        foreach (var letter in cell)
        {
            if (!char.IsAsciiLetter(letter))
            {
                break;
            }

            count = Math.Min(count * Letters + (char.ToUpperInvariant(letter) - 'A' + 1), int.MaxValue);
        }

        return (int)count - 1;
    }
}
