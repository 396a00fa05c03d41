using System.Buffers.Text;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>How an area writes what JSON and CSV leave open.</summary>
/// <param name="Double">Writes a finite float into at least <see cref="FloatText.Longest"/> bytes; gives the number written.</param>
/// <param name="FractionDigits">Of the seconds of a <c>timestamptz</c>: at most 7.</param>
/// <param name="MarksUtc">Whether a <c>timestamptz</c>, always in UTC, ends in <c>Z</c>.</param>
public sealed record RowStyle(FloatWriter Double, int FractionDigits, bool MarksUtc)
{
    /// <summary>Room that every time fits in.</summary>
    public const int LongestTime = 28;

    /// <summary>Floats as Python's <c>repr</c>, whole ones with <c>.0</c>.</summary>
    public static readonly RowStyle Repr = new(FloatText.Format, 6, MarksUtc: true);

    /// <summary>Writes times otherwise than the two members above say; null: it does not.</summary>
    public TimeWriter? Times { get; init; }

    /// <summary>That of the endpoint's area.</summary>
    public static RowStyle Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Area>()?.RowsOf(context) ?? Repr;

    /// <summary>Writes a time into at least <see cref="LongestTime"/> bytes; gives the number written.</summary>
    public int Time(DateTime value, Span<byte> target)
    {
        if (Times is { } own)
        {
            return own(value, target);
        }

        value.TryFormat(target, out _, "O"); // the framework writes it several times faster than a pattern, and longer
        var written = "yyyy-MM-ddTHH:mm:ss.".Length + FractionDigits;
        if (MarksUtc)
        {
            target[written++] = (byte)'Z';
        }

        return written;
    }

    /// <summary>Floats as short as they come.</summary>
    public static int Shortest(double value, Span<byte> target) =>
        Utf8Formatter.TryFormat(value, target, out var written) ? written : 0;
}

public delegate int FloatWriter(double value, Span<byte> target);

public delegate int TimeWriter(DateTime value, Span<byte> target);
