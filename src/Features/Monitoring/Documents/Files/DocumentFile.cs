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

    /// <summary>The sheet that is read; null: the file has none.</summary>
    public string? Sheet => _sheet.Name;

    /// <summary>The sheets that are not read, each with what it is.</summary>
    public IReadOnlyList<string> OtherSheets => _sheet.Others;

    /// <summary>Of the cells that were gone through last: formulas that have no result, and count as blank.</summary>
    public long UncalculatedFormulas { get; private set; }

    /// <summary>Non-blank cells with region, campaign and indicator, line by line.</summary>
    /// <exception cref="DocumentRefusedException">The file is not what the layout says.</exception>
    public IEnumerable<DocumentCell> Cells()
    {
        CellColumns? columns = null;
        var (row, isFilled) = (0, false);
        UncalculatedFormulas = 0;
        foreach (var line in _sheet.Rows())
        {
            if (columns is null)
            {
                columns = On(line);
                continue;
            }

            if (line.Cells.Length > columns.Header.Length)
            {
                throw Refused(line.Line, $"{line.Cells.Length} cells, the header has {columns.Header.Length}");
            }

            UncalculatedFormulas += columns.Read.Count(at => At(line, at).IsUncalculated);
            foreach (var cell in CellsOf(line, row++, columns))
            {
                isFilled = true;
                yield return cell;
            }
        }

        if (columns is null)
        {
            throw new DocumentRefusedException(
                ErrorType.EmptyDocument,
                "docfile: the file has no header" + Whereabouts()
            );
        }

        if (!isFilled && UncalculatedFormulas > 0)
        {
            throw new DocumentRefusedException(
                ErrorType.InvalidValue,
                $"docfile: no cell has a value, and {UncalculatedFormulas} formulas were never calculated: open the "
                    + "workbook in a spreadsheet program and save it"
            );
        }
    }

    public void Dispose() => _sheet.Dispose();

    private CellColumns On(SheetRow header)
    {
        try
        {
            return _layout.On(header);
        }
        catch (DocumentRefusedException refused) when (OtherSheets.Count > 0)
        {
            throw new DocumentRefusedException(refused.Type, refused.Message + Whereabouts());
        }
    }

    /// <summary>Which sheet was looked at, where there are others.</summary>
    private string Whereabouts() =>
        OtherSheets.Count == 0
            ? ""
            : $"; the sheet that is seen first, '{Sheet}', is read, not {string.Join(", ", OtherSheets)}";

    private static IEnumerable<DocumentCell> CellsOf(SheetRow line, int row, CellColumns columns)
    {
        var region = At(line, columns.Region).Shown;
        var campaign = At(line, columns.Campaign).Shown;
        if (region.Length == 0 || campaign.Length == 0)
        {
            yield break;
        }

        foreach (var at in columns.Values)
        {
            var text = At(line, at).Value;
            var indicator =
                text.Length == 0 ? ""
                : columns.Indicator < 0 ? columns.Header[at]
                : At(line, columns.Indicator).Shown;
            if (indicator.Length > 0)
            {
                // Checked only now: what is skipped may be as long as it is.
                Check(line, region);
                Check(line, campaign);
                CheckIndicator(line, indicator, at, columns);
                yield return new DocumentCell(row, at, region, campaign, indicator, text);
            }
        }
    }

    private static SheetCell At(SheetRow line, int column) => column < line.Cells.Length ? line.Cells[column] : default;

    private static void CheckIndicator(SheetRow line, string indicator, int at, CellColumns columns)
    {
        if (columns.Indicator >= 0)
        {
            Check(line, indicator);
        }
        else if (indicator.Length > MostNameCharacters)
        {
            throw Refused(columns.Line, $"the header of column {SheetColumn.Name(at)} {TooLong(indicator)}");
        }
    }

    private static void Check(SheetRow line, string name)
    {
        if (name.Length > MostNameCharacters)
        {
            throw Refused(line.Line, TooLong(name));
        }
    }

    private static string TooLong(string name) =>
        $"'{name.Start(40).Visible()}…' has more than {MostNameCharacters} characters";

    private static DocumentRefusedException Refused(int line, string reason) =>
        new(ErrorType.InvalidValue, $"docfile: line {line}: {reason}");
}
