using System.Buffers;
using System.Text.Unicode;
using CsvHelper;

namespace Platform.Features.Monitoring;

/// <summary>RFC 4180 in UTF-8, with or without BOM, lines ending in LF, CRLF or CR.</summary>
internal sealed class CsvSheet : ISheet
{
    private readonly ReadOnlyMemory<byte> _text;

    private static readonly CsvReaderOptions Rules = new()
    {
        Separator = ',',
        HasHeader = false, // the header is a line as any other, so that it is checked like one
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        PoolStrings = true, // the same few regions and campaigns in every line
        DetectSeparatorHint = false,
    };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private CsvSheet(ReadOnlyMemory<byte> text) => _text = text;

    public string? Name => null;

    public IReadOnlyList<string> Others => [];

    /// <exception cref="DocumentRefusedException">It is none.</exception>
    public static CsvSheet Open(byte[] content)
    {
        CheckText(content);
        ReadOnlyMemory<byte> text = content;
        // A file with a mark that was exported once more has two.
        while (text.Span.StartsWith(ByteOrderMark))
        {
            text = text[ByteOrderMark.Length..];
        }

        return new CsvSheet(text);
    }

    public IEnumerable<SheetRow> Rows()
    {
        using var reader = CsvReader.Create(_text, Rules);
        var isHeader = true;
        while (Read(reader))
        {
            if (reader.LineNumber > DocumentFile.MostLines)
            {
                throw Refused($"more than {DocumentFile.MostLines} lines, empty ones included");
            }

            // A header's columns without a name are columns, in which anything may stand.
            var cells = Cells(reader, isHeader);
            if (cells.Length > 0)
            {
                isHeader = false;
                yield return new SheetRow((int)reader.LineNumber, cells);
            }
        }
    }

    public void Dispose() { }

    /// <summary>Spreadsheets write commas as far as any line goes: blank cells at the end are no cells.</summary>
    private static SheetCell[] Cells(CsvReader reader, bool isHeader)
    {
        var texts = reader.Current.ToArray();
        if (texts.Length > DocumentFile.MostColumns)
        {
            throw Refused(
                $"line {reader.LineNumber}: {texts.Length} cells, at most {DocumentFile.MostColumns} are read"
            );
        }

        var filled = texts.Length;
        while (filled > 0 && string.IsNullOrWhiteSpace(texts[filled - 1]))
        {
            filled--;
        }

        var cells = new SheetCell[isHeader && filled > 0 ? texts.Length : filled];
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = new SheetCell(texts[at].Trim());
        }

        return cells;
    }

    private static void CheckText(byte[] content)
    {
        if (OtherFormats.Of(content) is { } other)
        {
            throw Refused(other);
        }

        var zero = content.AsSpan().IndexOf((byte)0);
        if (!Utf8.IsValid(content))
        {
            throw Refused("the file is neither UTF-8 nor XLSX" + (zero < 0 ? Cause(content) : ""));
        }

        if (zero >= 0)
        {
            throw Refused($"line {LineOf(content, zero)}: a character U+0000");
        }
    }

    /// <summary>Text in an older encoding, which the file does not name: read as another it would be other letters.</summary>
    private static string Cause(byte[] content)
    {
        var at = FirstWrong(content);

        return $": line {LineOf(content, at)} has the byte {content[at]:X2}, as text saved as Windows-1252 has "
            + "(\"CSV (comma delimited)\" of spreadsheet programs); save it as \"CSV UTF-8\"";
    }

    private static int FirstWrong(ReadOnlySpan<byte> content)
    {
        Span<char> decoded = stackalloc char[1024];
        var at = 0;
        OperationStatus status;
        do
        {
            status = Utf8.ToUtf16(content[at..], decoded, out var read, out _, replaceInvalidSequences: false);
            at += read;
        } while (status == OperationStatus.DestinationTooSmall);

        return at;
    }

    private static int LineOf(ReadOnlySpan<byte> content, int at) => 1 + content[..at].Count((byte)'\n');

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException broken)
        {
            throw Refused($"line {broken.LineNumber}: a quote where none may be, or one that is not closed");
        }
    }

    private static DocumentRefusedException Refused(string reason) => new(ErrorType.InvalidValue, $"docfile: {reason}");
}
