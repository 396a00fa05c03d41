using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Platform.Features.Monitoring;

/// <summary>The first sheet of an XLSX workbook.</summary>
internal sealed class XlsxSheet : ISheet
{
    /// <summary>Blank cells count here: one filled cell far away makes all before it be gone through.</summary>
    private const long MostSpannedCells = 50_000_000;

    /// <summary>A text that a thousand cells share is there a thousand times.</summary>
    private const long MostCharacters = WorkbookBounds.MostUnpackedBytes;

    private readonly IExcelDataReader _reader;

    /// <summary>The reader asks for the code page of the old binary format, which it then does not need.</summary>
    static XlsxSheet() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private XlsxSheet(IExcelDataReader reader) => _reader = reader;

    /// <summary>A workbook is a ZIP archive.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <exception cref="DocumentRefusedException">It is none, or too large.</exception>
    public static XlsxSheet Open(byte[] content)
    {
        var reader = Guarded(() =>
        {
            WorkbookBounds.Check(content);

            return ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(content, writable: false));
        });
        CheckSpan(reader);

        return new XlsxSheet(reader);
    }

    public IEnumerable<SheetRow> Rows()
    {
        Guarded(() =>
        {
            _reader.Reset();

            return true;
        });
        var characters = 0L;
        for (var line = 1; Read(_reader); line++)
        {
            var cells = Cells(_reader);
            characters += cells.Sum(cell => (long)cell.Length);
            if (characters > MostCharacters)
            {
                throw Refused($"the sheet has more than {MostCharacters} characters");
            }

            if (cells.Length > 0)
            {
                yield return new SheetRow(line, cells);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private static void CheckSpan(IExcelDataReader reader)
    {
        if (
            reader.FieldCount > DocumentFile.MostColumns
            || (long)reader.FieldCount * reader.RowCount > MostSpannedCells
        )
        {
            throw Refused(
                $"the sheet spans {reader.FieldCount} columns and {reader.RowCount} lines; at most "
                    + $"{DocumentFile.MostColumns} columns and {MostSpannedCells} cells are read"
            );
        }
    }

    private static bool Read(IExcelDataReader reader) => Guarded(reader.Read);

    /// <summary>Formatted but empty cells at the end are no cells.</summary>
    private static string[] Cells(IExcelDataReader reader)
    {
        var cells = new string[reader.FieldCount];
        var filled = 0;
        for (var at = 0; at < cells.Length; at++)
        {
            cells[at] = Text(reader.GetValue(at));
            filled = cells[at].Length > 0 ? at + 1 : filled;
        }

        return filled == cells.Length ? cells : cells[..filled];
    }

    /// <summary>What a CSV export would say: whole numbers without a fraction, dates as ISO.</summary>
    private static string Text(object? value) =>
        value switch
        {
            null => "",
            double number when Math.Abs(number) < 1e15 && number == Math.Truncate(number) => number.ToString(
                "F0",
                CultureInfo.InvariantCulture
            ),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            bool flag => flag ? "yes" : "no",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\0", "").Trim(),
        };

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken)
            when (broken
                    is ExcelReaderException
                        or InvalidDataException
                        or XmlException
                        or FormatException
                        or OverflowException
                        or IndexOutOfRangeException
                        or ArgumentException
                        or NullReferenceException
                        or EndOfStreamException
            )
        {
            // The reader trusts what it unpacks; whatever it stumbles over, the workbook is broken.
            throw Refused("the workbook cannot be read");
        }
    }

    private static DocumentRefusedException Refused(string reason) => WorkbookBounds.Refused(reason);
}
