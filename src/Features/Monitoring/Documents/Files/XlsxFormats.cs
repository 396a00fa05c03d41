using System.Globalization;
using System.IO.Packaging;
using ExcelNumberFormat;

namespace Platform.Features.Monitoring;

/// <summary>How the numbers of a workbook are shown; months and days by their English names.</summary>
internal sealed class XlsxFormats
{
    /// <summary>Spreadsheet programs hold 65,490.</summary>
    private const int MostStyles = 65_536;

    /// <summary>Spreadsheet programs hold about 250, of up to 255 signs.</summary>
    private const int MostCodes = 1_000;
    private const int MostCodeLength = 255;

    /// <summary>The first day after the last that a sheet can show, 9999-12-31.</summary>
    private const double DaysEnd = 2_958_466;
    private const double DaysTo1904 = 1_462;

    private const string IsoDate = "yyyy-mm-dd";
    private const string IsoTime = "yyyy-mm-dd\"T\"hh:mm:ss";

    /// <summary>Those that are not written in the file, and the same everywhere; the others of them are shown in full.</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [37] = "#,##0_);(#,##0)",
        [38] = "#,##0_);(#,##0)",
        [39] = "#,##0.00_);(#,##0.00)",
        [40] = "#,##0.00_);(#,##0.00)",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
    };

    private readonly bool _is1904;
    private readonly List<int> _styles = [];
    private readonly Dictionary<int, string> _codes = [];
    private readonly Dictionary<int, Look?> _looks = [];

    public XlsxFormats(PackagePart? part, bool is1904)
    {
        _is1904 = is1904;
        if (part is not null)
        {
            Read(part);
        }
    }

    /// <summary>A code with what follows from it.</summary>
    private sealed record Look(NumberFormat Format, bool IsDate);

    /// <param name="number">What the cell has.</param>
    /// <param name="style">The cell's; null: none.</param>
    public SheetCell Show(double number, string? style)
    {
        var full = Full(number);
        if (LookOf(style, number) is not { } look || Shown(number, look) is not { } shown)
        {
            return new SheetCell(full);
        }

        // A date is no number to anybody. Any other cell that shows its number as it is says so in one text, which is
        // what a CSV file of the same sheet has.
        return look.IsDate || CellValue.Of(shown) == number ? new SheetCell(shown) : new SheetCell(shown, full);
    }

    /// <param name="date">As the cell has it, where it has no number.</param>
    /// <param name="style">The cell's; null: none.</param>
    public SheetCell Show(DateTime date, string? style)
    {
        var number = date.ToOADate() - (_is1904 ? DaysTo1904 : 0);
        var shown = LookOf(style, number) is { IsDate: true } look ? Shown(number, look) : null;

        return new SheetCell(
            shown
                ?? date.ToString(
                    date.TimeOfDay == default ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss",
                    CultureInfo.InvariantCulture
                )
        );
    }

    /// <summary>As exact as it is stored; whole numbers without a fraction or an exponent.</summary>
    private static string Full(double number) =>
        Math.Abs(number) < 1e15 && number == Math.Truncate(number)
            ? (number + 0.0).ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);

    private string? Shown(double number, Look look)
    {
        if (look.IsDate && (number < 0 || number >= DaysEnd - (_is1904 ? DaysTo1904 : 0)))
        {
            return null; // what a sheet shows as #####
        }

        // From a number the formatter makes a duration that may be a hair less than the minute which is meant.
        object value = look.Format.IsTimeSpanFormat
            ? TimeSpan.FromMilliseconds(Math.Round(number * TimeSpan.MillisecondsPerDay))
            : number;
        try
        {
            return look.Format.Format(value, CultureInfo.InvariantCulture, _is1904).Trim();
        }
        catch (Exception broken)
            when (broken
                    is ArithmeticException
                        or ArgumentException
                        or FormatException
                        or IndexOutOfRangeException
                        or InvalidOperationException
                        or NullReferenceException
            )
        {
            return null; // a code that the formatter stumbles over; the number is there all the same
        }
    }

    private Look? LookOf(string? style, double number)
    {
        // A cell that names none has the first.
        if (
            !int.TryParse(style ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at >= _styles.Count
        )
        {
            return null;
        }

        var id = _styles[at];
        var code = id switch
        {
            // These are shown as the reader's system wants it: there is one way to write them that all understand.
            14 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => IsoDate,
            22 => number == Math.Floor(number) ? IsoDate : IsoTime,
            (>= 32 and <= 35) or 55 or 56 => "hh:mm:ss",
            _ => _codes.GetValueOrDefault(id) ?? BuiltIn.GetValueOrDefault(id),
        };
        code = code switch
        {
            null => null,
            _ when code.StartsWith("[$-F800]", StringComparison.OrdinalIgnoreCase) => IsoDate,
            _ when code.StartsWith("[$-F400]", StringComparison.OrdinalIgnoreCase) => "hh:mm:ss",
            _ => code,
        };
        var key = id == 22 && code == IsoDate ? -22 : id;
        if (!_looks.TryGetValue(key, out var look))
        {
            look = code is null ? null : LookOf(code);
            _looks.Add(key, look);
        }

        return look;
    }

    /// <summary>Null: the number in full.</summary>
    private static Look? LookOf(string code)
    {
        if (IsGeneral(code))
        {
            return null;
        }

        var format = new NumberFormat(code);

        return format.IsValid ? new Look(format, format.IsDateTimeFormat || format.IsTimeSpanFormat) : null;
    }

    /// <summary>How many digits these show is a matter of the column's width.</summary>
    private static bool IsGeneral(string code) =>
        code.Length == 0 || code == "@" || code.Equals("General", StringComparison.OrdinalIgnoreCase);

    private void Read(PackagePart part)
    {
        using var xml = XlsxXml.Open(part);
        var isOfCells = false;
        foreach (var element in xml.Elements())
        {
            switch (element)
            {
                case "numFmt" when xml.Depth == 2: // those of conditions lie deeper
                    AddCode(xml.GetAttribute("numFmtId"), xml.GetAttribute("formatCode"));

                    break;
                case "cellStyleXfs" or "cellXfs" or "dxfs":
                    isOfCells = element == "cellXfs";

                    break;
                case "xf" when isOfCells:
                    AddStyle(xml.GetAttribute("numFmtId"));

                    break;
            }
        }
    }

    private void AddCode(string? id, string? code)
    {
        if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            _codes[number] = (code ?? "").Length <= MostCodeLength ? code ?? "" : "";
        }

        if (_codes.Count > MostCodes)
        {
            throw WorkbookBounds.Refused($"the workbook has more than {MostCodes} number formats");
        }
    }

    private void AddStyle(string? id)
    {
        _styles.Add(int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (_styles.Count > MostStyles)
        {
            throw WorkbookBounds.Refused($"the workbook has more than {MostStyles} cell formats");
        }
    }
}
