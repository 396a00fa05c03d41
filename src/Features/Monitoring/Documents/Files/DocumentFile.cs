namespace Platform.Features.Monitoring;

/// <summary>A filled cell of a document with the three strings that it belongs to.</summary>
public readonly record struct DocumentCell(
    int Row,
    int Column,
    string Region,
    string Campaign,
    string Indicator,
    string Text
);

/// <summary>An uploaded file, CSV or XLSX as its first bytes say, as cells.</summary>
public sealed class DocumentFile : IDisposable
{
    /// <summary>They are keys and shown in lists.</summary>
    private const int MostNameCharacters = 255;

    /// <summary>No spreadsheet has more.</summary>
    internal const int MostColumns = 16_384;

    /// <summary>Looked at, whatever is in them.</summary>
    internal const int MostLines = 1_000_000;

    private readonly ISheet _sheet;
    private readonly CellLayout _layout;

    /// <exception cref="DocumentRefusedException">The file is neither.</exception>
    public DocumentFile(byte[] content, CellLayout layout)
    {
        _sheet = XlsxSheet.Is(content) ? XlsxSheet.Open(content) : CsvSheet.Open(content);
        _layout = layout;
    }

    /// <summary>Non-blank cells with region, campaign and indicator, line by line.</summary>
    /// <exception cref="DocumentRefusedException">The file is not what the layout says.</exception>
    public IEnumerable<DocumentCell> Cells()
    {
        CellColumns? columns = null;
        var row = 0;
        foreach (var line in _sheet.Rows())
        {
            if (columns is null)
            {
                columns = _layout.On(Narrow(line));
                continue;
            }

            if (line.Cells.Length > columns.Header.Length)
            {
                throw Refused(line, $"{line.Cells.Length} cells, the header has {columns.Header.Length}");
            }

            foreach (var cell in CellsOf(line, row++, columns))
            {
                yield return cell;
            }
        }

        if (columns is null)
        {
            throw new DocumentRefusedException(ErrorType.EmptyDocument, "docfile: the file has no header");
        }
    }

    public void Dispose() => _sheet.Dispose();

    private static string[] Narrow(SheetRow header) =>
        header.Cells.Length <= MostColumns
            ? header.Cells
            : throw Refused(header, $"{header.Cells.Length} cells, at most {MostColumns} are read");

    private static IEnumerable<DocumentCell> CellsOf(SheetRow line, int row, CellColumns columns)
    {
        var region = Name(line, columns.Region);
        var campaign = Name(line, columns.Campaign);
        if (region.Length == 0 || campaign.Length == 0)
        {
            yield break;
        }

        foreach (var at in columns.Values)
        {
            var text = At(line, at);
            var indicator =
                text.Length == 0 ? ""
                : columns.Indicator < 0 ? Checked(line, columns.Header[at])
                : Name(line, columns.Indicator);
            if (indicator.Length > 0)
            {
                yield return new DocumentCell(row, at, region, campaign, indicator, text);
            }
        }
    }

    private static string At(SheetRow line, int column) => column < line.Cells.Length ? line.Cells[column] : "";

    private static string Name(SheetRow line, int column) => Checked(line, At(line, column));

    private static string Checked(SheetRow line, string name) =>
        name.Length <= MostNameCharacters
            ? name
            : throw Refused(line, $"'{name.Start(40)}…' has more than {MostNameCharacters} characters");

    private static DocumentRefusedException Refused(SheetRow line, string reason) =>
        new(ErrorType.InvalidValue, $"docfile: line {line.Line}: {reason}");
}
