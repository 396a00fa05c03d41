using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Platform.Features.Monitoring;

/// <summary>RFC 4180 in UTF-8, with or without BOM, lines ending in LF, CRLF or CR.</summary>
internal static class CsvSheet
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="DocumentRefusedException">It is none.</exception>
    public static IEnumerable<SheetRow> Rows(byte[] content)
    {
        using var text = new StreamReader(
            new MemoryStream(content, writable: false),
            Strict,
            detectEncodingFromByteOrderMarks: false
        );
        using var parser = new CsvParser(
            text,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = ",",
                Mode = CsvMode.RFC4180,
                IgnoreBlankLines = false,
                BadDataFound = bad => throw Refused(bad.Context.Parser!.RawRow, "a quote inside a cell without quotes"),
            }
        );
        var line = 1;
        while (Read(parser, line))
        {
            var cells = Cells(parser, line);
            if (cells.Length > 1 || cells[0].Length > 0)
            {
                yield return new SheetRow(line, cells);
            }

            line = parser.RawRow + 1;
        }
    }

    private static bool Read(CsvParser parser, int line)
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            throw Refused(line, "the file is not UTF-8");
        }
    }

    private static string[] Cells(CsvParser parser, int line)
    {
        var cells = parser.Record ?? [""];
        for (var at = 0; at < cells.Length; at++)
        {
            if (cells[at].Contains('\0'))
            {
                throw Refused(line, "a character U+0000; the file must be UTF-8");
            }

            cells[at] = cells[at].Trim('\uFEFF').Trim();
        }

        return cells;
    }

    private static DocumentRefusedException Refused(int line, string reason) =>
        new(ErrorType.InvalidValue, $"docfile: line {line}: {reason}");
}
