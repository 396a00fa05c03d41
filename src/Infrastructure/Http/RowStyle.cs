using System.Buffers.Text;

namespace Platform.Infrastructure.Http;

/// <summary>How an area writes what JSON and CSV leave open.</summary>
/// <param name="Double">Writes a finite float into at least <see cref="FloatText.Longest"/> bytes; gives the number written.</param>
/// <param name="Timestamp">Format of a <c>timestamptz</c>, in UTC.</param>
public sealed record RowStyle(FloatWriter Double, string Timestamp)
{
    /// <summary>Floats as Python's <c>repr</c>, whole ones with <c>.0</c>.</summary>
    public static readonly RowStyle Repr = new(FloatText.Format, "yyyy-MM-ddTHH:mm:ss.ffffffZ");

    /// <summary>Floats as short as they come, times to the millisecond and without a mark for UTC.</summary>
    public static readonly RowStyle Short = new(Shortest, "yyyy-MM-ddTHH:mm:ss.fff");

    private static int Shortest(double value, Span<byte> target) =>
        Utf8Formatter.TryFormat(value, target, out var written) ? written : 0;
}

public delegate int FloatWriter(double value, Span<byte> target);
