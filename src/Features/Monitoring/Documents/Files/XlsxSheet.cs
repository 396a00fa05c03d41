using System.Globalization;
using System.IO.Packaging;
using System.Xml;

namespace Platform.Features.Monitoring;

/// <summary>The sheet of an XLSX workbook that is seen first, as it looks; read as a stream, cell by cell.</summary>
/// <remarks>
/// By the parts themselves, in their package, because of what the libraries refuse or change. ExcelDataReader 3.6.0,
/// which did this before, refuses columns without a width, reads <c>5,5</c> as 55, and knows nothing of Strict Open XML
/// nor of what a cell looks like. DocumentFormat.OpenXml 3.3.0 does not open a workbook of which one link is no URI, as
/// people type them, or one part is gone that nobody needs; and its OpenXmlReader makes an object of every element.
/// </remarks>
internal sealed class XlsxSheet : ISheet
{
    /// <summary>Blank cells count here: one filled cell far away makes all before it be gone through.</summary>
    private const long MostSpannedCells = 50_000_000;

    /// <summary>A text that a thousand cells share is there a thousand times.</summary>
    private const long MostCharacters = WorkbookBounds.MostUnpackedBytes;

    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddZ",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private readonly Package _package;
    private readonly XlsxBook _book;
    private readonly XlsxFormats _formats;
    private readonly List<string> _strings;
    private readonly List<MergedCells> _merged;
    private readonly int _width;

    private XlsxSheet(Package package)
    {
        _package = package;
        _book = XlsxBook.Of(package);
        _formats = new XlsxFormats(_book.Styles, _book.Is1904);
        _strings = StringsOf(_book.Strings);
        (_width, _merged) = Survey(_book.Sheet);
    }

    public string? Name => _book.Name;

    public IReadOnlyList<string> Others => _book.Others;

    /// <summary>A workbook is a ZIP archive.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="DocumentRefusedException">It is none, or too large.</exception>
    public static XlsxSheet Open(byte[] content) =>
        Guarded(() =>
        {
            WorkbookBounds.Check(content);
            var package = Package.Open(new MemoryStream(content, writable: false), FileMode.Open, FileAccess.Read);
            try
            {
                return new XlsxSheet(package);
            }
            catch
            {
                package.Close();

                throw;
            }
        });

    public IEnumerable<SheetRow> Rows()
    {
        using var lines = Lines().GetEnumerator();
        var characters = 0L;
        while (Guarded(lines.MoveNext))
        {
            characters += lines.Current.Cells.Sum(cell => (long)cell.Shown.Length);
            if (characters > MostCharacters)
            {
                throw Refused($"the sheet has more than {MostCharacters} characters");
            }

            yield return lines.Current;
        }
    }

    public void Dispose() => _package.Close();

    private static List<string> StringsOf(PackagePart? part)
    {
        var strings = new List<string>();
        if (part is not null)
        {
            using var xml = XlsxXml.Open(part);
            foreach (var element in xml.Elements())
            {
                if (element == "si")
                {
                    strings.Add(xml.Item());
                }
            }
        }

        return strings;
    }

    /// <summary>How wide the sheet is, and its merged cells, which are told after all lines.</summary>
    private static (int Width, List<MergedCells> Merged) Survey(PackagePart part)
    {
        var place = new Place();
        var (lines, columns) = (0, 0);
        var merged = new List<MergedCells>();
        using var xml = XlsxXml.Open(part);
        foreach (var element in xml.Elements())
        {
            if (element == "row" && xml.Depth == Place.RowDepth)
            {
                place.NextLine(xml);
            }
            else if (element == "c" && xml.Depth == Place.RowDepth + 1)
            {
                place.NextCell(xml);
                if (!xml.IsEmptyElement)
                {
                    lines = place.Line;
                    columns = Math.Max(columns, place.Column + 1);
                    xml.Pass();
                }
            }
            else if (element == "mergeCell" && MergedCells.Of(xml.GetAttribute("ref")) is { } region)
            {
                merged.Add(region);
            }
        }

        if (columns > DocumentFile.MostColumns || (long)columns * lines > MostSpannedCells)
        {
            throw Refused(
                $"the sheet spans {columns} columns and {lines} lines; at most "
                    + $"{DocumentFile.MostColumns} columns and {MostSpannedCells} cells are read"
            );
        }

        return (columns, MergedCells.Within(merged, lines, columns));
    }

    private IEnumerable<SheetRow> Lines()
    {
        var place = new Place();
        var cells = new SheetCell[_width];
        var merges = new XlsxMerges(_merged);
        var isHeader = true;
        using var xml = XlsxXml.Open(_book.Sheet);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row", Depth: Place.RowDepth })
            {
                place.NextLine(xml);
                Array.Clear(cells);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c", Depth: Place.RowDepth + 1 })
            {
                place.NextCell(xml);
                if (!xml.IsEmptyElement)
                {
                    cells[place.Column] = Cell(xml, place);
                }
            }
            else if (
                xml is { NodeType: XmlNodeType.EndElement, LocalName: "row", Depth: Place.RowDepth }
                && Array.Exists(cells, cell => !cell.IsBlank)
            )
            {
                merges.Fill(place.Line, cells);
                yield return new SheetRow(place.Line, cells[..(1 + Array.FindLastIndex(cells, cell => !cell.IsBlank))]);
                if (isHeader)
                {
                    merges.Leave();
                    isHeader = false;
                }
            }
        }
    }

    private SheetCell Cell(XmlReader xml, Place place)
    {
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        string? text = null;
        var isFormula = false;
        for (var depth = xml.Within(); xml.ReadInside(depth); )
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.LocalName : "")
            {
                case "v":
                    text = xml.Text();

                    break;
                case "is":
                    text = xml.Item();

                    break;
                case "f":
                    isFormula = true;
                    xml.Pass();

                    break;
                case { Length: > 0 }:
                    xml.Pass();

                    break;
            }
        }

        // A formula that gave an empty text has the type str and an empty value; one without a value gave nothing yet.
        return isFormula && (text is null || (text.Length == 0 && type != "str")) ? SheetCell.Uncalculated
            : string.IsNullOrWhiteSpace(text) ? default
            : type switch
            {
                "s" => new SheetCell(_strings[int.Parse(text, CultureInfo.InvariantCulture)]),
                "inlineStr" => new SheetCell(text),
                "str" or "e" => new SheetCell(XlsxXml.Unescaped(text)),
                "b" => new SheetCell(text.Trim() is "1" or "true" ? "TRUE" : "FALSE"),
                "d" => Date(text.Trim(), style),
                _ => Number(text.Trim(), style, place),
            };
    }

    private SheetCell Number(string text, string? style, Place place)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return text.Contains(',')
                ? throw Refused(
                    $"line {place.Line}: the cell {SheetColumn.Name(place.Column)}{place.Line} has '{text.Start(40)}' for a "
                        + "number: a workbook has decimal points, whatever the language of the program that writes it"
                )
                : new SheetCell(XlsxXml.Unescaped(text));
        }

        return double.IsFinite(number) ? _formats.Show(number, style) : new SheetCell(text);
    }

    /// <summary>What the clock says, of whatever zone.</summary>
    private SheetCell Date(string text, string? style) =>
        DateTimeOffset.TryParseExact(
            text,
            DateForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? _formats.Show(date.DateTime, style)
            : new SheetCell(XlsxXml.Unescaped(text));

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken)
            when (broken
                    is IOException // of the archive, and FileFormatException of the package
                        or InvalidDataException
                        or XmlException
                        or FormatException
                        or OverflowException
                        or ArgumentException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or NullReferenceException
                        or IndexOutOfRangeException
            )
        {
            // Readers trust what is unpacked; whatever they stumble over, the workbook is broken.
            throw Refused("the workbook cannot be read");
        }
    }

    private static DocumentRefusedException Refused(string reason) => WorkbookBounds.Refused(reason);

    /// <summary>Where in a sheet a cell is: it says so itself, or comes right after the one before.</summary>
    private sealed class Place
    {
        /// <summary>Lines are in the sheet's data; what drawings and controls call a row lies elsewhere.</summary>
        public const int RowDepth = 2;

        /// <summary>From 1.</summary>
        public int Line { get; private set; }

        /// <summary>From 0.</summary>
        public int Column { get; private set; }

        public void NextLine(XmlReader row)
        {
            var line = row.GetAttribute("r") is { } said ? int.Parse(said, CultureInfo.InvariantCulture) : Line + 1;
            Line = line > Line ? line : throw Refused($"the workbook has line {line} after line {Line}");
            Column = -1;
        }

        public void NextCell(XmlReader cell)
        {
            Column = cell.GetAttribute("r") is { } said ? SheetColumn.Of(said) : Column + 1;
            if (Column < 0)
            {
                throw Refused($"line {Line}: the workbook has a cell that is in no column");
            }
        }
    }
}
