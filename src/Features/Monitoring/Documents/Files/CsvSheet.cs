using System.Text.Unicode;
using CsvHelper;

namespace Platform.Features.Monitoring;

/// <summary>RFC 4180 in UTF-8, with or without BOM, lines ending in LF, CRLF or CR.</summary>
internal sealed class CsvSheet : ISheet
{
    private readonly byte[] _content;

    private static readonly CsvReaderOptions Rules = new()
    {
        Separator = ',',
        HasHeader = false, // the header is a line as any other, so that it is checked like one
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
        PoolStrings = true, // the same few regions and campaigns in every line
        DetectSeparatorHint = false,
    };

    private CsvSheet(byte[] content) => _content = content;

    /// <exception cref="DocumentRefusedException">It is none.</exception>
    public static CsvSheet Open(byte[] content)
    {
        CheckText(content);

        return new CsvSheet(content);
    }

    public IEnumerable<SheetRow> Rows()
    {
        using var reader = CsvReader.Create(_content, Rules);
        while (Read(reader))
        {
            if (reader.LineNumber > DocumentFile.MostLines)
            {
                throw new DocumentRefusedException(
                    ErrorType.InvalidValue,
                    $"docfile: more than {DocumentFile.MostLines} lines, empty ones included"
                );
            }

            var cells = reader.Current.ToArray();
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = cells[at].Trim();
            }

            if (cells.Length > 1 || cells[0].Length > 0)
            {
                yield return new SheetRow((int)reader.LineNumber, cells);
            }
        }
    }

    public void Dispose() { }

    private static void CheckText(byte[] content)
    {
        if (!Utf8.IsValid(content))
        {
            throw new DocumentRefusedException(ErrorType.InvalidValue, "docfile: the file is neither UTF-8 nor XLSX");
        }

        if (content.AsSpan().IndexOf((byte)0) is >= 0 and var at)
        {
            var line = 1 + content.AsSpan(0, at).Count((byte)'\n');
            throw new DocumentRefusedException(ErrorType.InvalidValue, $"docfile: line {line}: a character U+0000");
        }
    }

    private static bool Read(CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException broken)
        {
            throw new DocumentRefusedException(
                ErrorType.InvalidValue,
                $"docfile: line {broken.LineNumber}: a quote where none may be, or one that is not closed"
            );
        }
    }
}
