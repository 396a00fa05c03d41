using Platform.Features.Monitoring;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>A sheet is read as it looks: codes, dates and names as they are shown, values in full.</summary>
public sealed class SheetLookTests
{
    private static readonly CellLayout Wide = new("region", "campaign", CellLayout.Wide, null);

    private static readonly string Header = Book.Line(
        1,
        Book.Text("region"),
        Book.Text("campaign"),
        Book.Text("missed")
    );

    /// <summary>The same cell as a region and as a value.</summary>
    [Theory]
    [InlineData("123", "00000", "00123", "00123")]
    [InlineData("123", "\"KN-\"000", "KN-123", "123")]
    [InlineData("123", "General", "123", "123")]
    [InlineData("123", "@", "123", "123")]
    [InlineData("123456789012345", "General", "123456789012345", "123456789012345")]
    [InlineData("0.35670000000000002", "0%", "36%", "0.3567")]
    [InlineData("0.35", "!9", "35%", "35%")]
    [InlineData("0.12346", "!10", "12.35%", "0.12346")]
    [InlineData("1234567", "!3", "1,234,567", "1,234,567")]
    [InlineData("1234567.891", "!4", "1,234,567.89", "1234567.891")]
    [InlineData("1234.5", "\"$\"#,##0.00", "$1,234.50", "1234.5")]
    [InlineData("1234.5", "[$€-407]\\ #,##0.00", "€ 1,234.50", "1234.5")]
    [InlineData("-1234.5", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "(1,234.50)", "-1234.5")]
    [InlineData("0", "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"??_);_(@_)", "-", "0")]
    [InlineData("2.5", "0", "3", "2.5")]
    [InlineData("12.10", "0.0", "12.1", "12.1")]
    [InlineData("123456", "!11", "1.23E+05", "123456")]
    [InlineData("0", "!11", "0.00E+00", "0.00E+00")]
    [InlineData("0.5", "!12", "1/2", "0.5")]
    [InlineData("1E+2", "General", "100", "100")]
    [InlineData("-0", "General", "0", "0")]
    [InlineData("1.5E-7", "General", "1.5E-07", "1.5E-07")]
    [InlineData("42156", "!14", "2015-06-01", "2015-06-01")]
    [InlineData("42156.5", "!22", "2015-06-01T12:00:00", "2015-06-01T12:00:00")]
    [InlineData("42156", "!22", "2015-06-01", "2015-06-01")]
    [InlineData("42156", "!15", "1-Jun-15", "1-Jun-15")]
    [InlineData("42156", "!17", "Jun-15", "Jun-15")]
    [InlineData("42156", "yyyy-mm-dd", "2015-06-01", "2015-06-01")]
    [InlineData("42156", "dd/mm/yyyy", "01/06/2015", "01/06/2015")]
    [InlineData("42156", "d\\.m\\.yyyy", "1.6.2015", "1.6.2015")]
    [InlineData("42156", "mmmm yyyy", "June 2015", "June 2015")]
    [InlineData("42156", "[$-409]mmm\\-yy;@", "Jun-15", "Jun-15")]
    [InlineData("42156", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2015-06-01", "2015-06-01")]
    [InlineData("42156.75", "yyyy-mm-dd hh:mm:ss", "2015-06-01 18:00:00", "2015-06-01 18:00:00")]
    [InlineData("42156.75", "m/d/yy h:mm AM/PM", "6/1/15 6:00 PM", "6/1/15 6:00 PM")]
    [InlineData("1.5", "[h]:mm", "36:00", "36:00")]
    [InlineData("0.5", "!20", "12:00", "12:00")]
    [InlineData("60", "yyyy-mm-dd", "1900-02-29", "1900-02-29")]
    [InlineData("-1", "yyyy-mm-dd", "-1", "-1")]
    [InlineData("9999999", "yyyy-mm-dd", "9999999", "9999999")]
    [InlineData("5", "\"a", "5", "5")]
    [InlineData("42156", "[$-40C]mmmm yyyy", "June 2015", "June 2015")]
    [InlineData("42156", "[$-1010401]mmmm yyyy", "June 2015", "June 2015")]
    public void A_number(string number, string format, string shown, string value) =>
        Read(
                new Book
                {
                    Rows =
                        Header
                        + Book.Line(2, Book.Number(number, 1), Book.Text("June"), Book.Number("1"))
                        + Book.Line(3, Book.Text("A"), Book.Text("June"), Book.Number(number, 1)),
                    Formats = [format],
                }
            )
            .ShouldBe([$"{shown} June missed=1", $"A June missed={value}"]);

    /// <summary>Also without a number: an ISO date, with and without a format, of workbooks in the strict variant.</summary>
    [Theory]
    [InlineData("2015-06-01T00:00:00", "General", "2015-06-01")]
    [InlineData("2015-06-01", "General", "2015-06-01")]
    [InlineData("2015-06-01T00:00:00.000Z", "General", "2015-06-01")]
    [InlineData("2015-06-01T12:30:00", "General", "2015-06-01T12:30:00")]
    [InlineData("2015-06-01T12:30:00+02:00", "General", "2015-06-01T12:30:00")]
    [InlineData("2015-06-01T00:00:00", "!14", "2015-06-01")]
    [InlineData("2015-06-01T00:00:00", "mmmm yyyy", "June 2015")]
    [InlineData("next week", "General", "next week")]
    public void A_date_without_a_number(string date, string format, string shown)
    {
        foreach (var (isStrict, is1904) in new[] { (true, false), (false, true) })
        {
            Read(
                    new Book
                    {
                        Rows =
                            Header
                            + Book.Line(2, Book.Text("A"), $"<c t=\"d\" s=\"1\"><v>{date}</v></c>", Book.Number("1")),
                        Formats = [format],
                        IsStrict = isStrict,
                        Is1904 = is1904,
                    }
                )
                .ShouldBe([$"A {shown} missed=1"]);
        }
    }

    [Theory]
    [InlineData("40694", "!14", "2015-06-01")]
    [InlineData("40694", "mmm yyyy", "Jun 2015")]
    [InlineData("0", "yyyy-mm-dd", "1904-01-01")]
    [InlineData("40694", "0", "40694")]
    public void Days_may_count_from_1904(string number, string format, string shown) =>
        Read(
                new Book
                {
                    Rows = Header + Book.Line(2, Book.Text("A"), Book.Number(number, 1), Book.Number("1")),
                    Formats = [format],
                    Is1904 = true,
                }
            )
            .ShouldBe([$"A {shown} missed=1"]);

    [Theory]
    [InlineData("<c t=\"inlineStr\"><is><t> A </t></is></c>", "A")]
    [InlineData("<c t=\"inlineStr\"><is><r><t>Da</t></r><r><t xml:space=\"preserve\">la </t></r></is></c>", "Dala")]
    [InlineData("<c t=\"s\"><v>0</v></c>", "Dala")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "カノ")]
    [InlineData("<c t=\"s\"><v>2</v></c>", "a\r\nb_x000A_")]
    [InlineData("<c t=\"str\"><f>A1</f><v>Dala</v></c>", "Dala")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "FALSE")]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "#N/A")]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!")]
    [InlineData("<c><f>1+1</f><v>2</v></c>", "2")]
    [InlineData("<c t=\"n\"><v> 2 </v></c>", "2")]
    [InlineData("<c><v>NaN</v></c>", "NaN")]
    public void A_cell(string cell, string shown) =>
        Read(
                new Book
                {
                    Rows = Header + Book.Line(2, cell, Book.Text("June"), Book.Number("1")),
                    Strings =
                    [
                        "<si><r><rPr><b/></rPr><t>Da</t></r><r><t>la</t></r></si>",
                        "<si><t>カノ</t><rPh sb=\"0\" eb=\"2\"><t>かの</t></rPh><phoneticPr fontId=\"1\"/></si>",
                        "<si><t>a_x000D_\nb_x005F_x000A_</t></si>",
                    ],
                }
            )
            .ShouldBe([$"{shown} June missed=1"]);

    /// <summary>What a program has not calculated is blank, and counted; an empty result is none of these.</summary>
    [Theory]
    [InlineData("<c><f>1+1</f></c>", 1)]
    [InlineData("<c><f>1+1</f><v></v></c>", 1)]
    [InlineData("<c t=\"str\"><f>A1</f></c>", 1)]
    [InlineData("<c t=\"str\"><f>\"\"</f><v></v></c>", 0)]
    [InlineData("<c t=\"str\"><f>\"\"</f><v/></c>", 0)]
    [InlineData("<c s=\"1\"/>", 0)]
    public void A_formula_without_a_result_is_counted(string cell, int count)
    {
        using var file = new DocumentFile(
            new Book
            {
                Rows =
                    Header
                    + Book.Line(2, Book.Text("A"), Book.Text("June"), Book.Number("1"))
                    + Book.Line(3, Book.Text("A"), Book.Text("July"), cell),
            }.Bytes(),
            Wide
        );

        file.Cells().Count().ShouldBe(1);
        file.UncalculatedFormulas.ShouldBe(count);
        file.Cells().Count().ShouldBe(1);
        file.UncalculatedFormulas.ShouldBe(count, "counted anew");
    }

    [Fact]
    public void Merged_cells_count_each() =>
        Read(
                new Book
                {
                    Rows =
                        Book.Line(
                            1,
                            Book.Text("region"),
                            Book.Text("campaign"),
                            Book.Text("missed"),
                            Book.Text("target")
                        )
                        + Book.Line(2, null, Book.Text("above"), Book.Number("0"))
                        + Book.Line(3, Book.Text("A"), Book.Text("June"), Book.Number("1"), Book.Number("9"))
                        + Book.Line(4, "<c/>", Book.Text("July"), Book.Number("2"), Book.Text("hidden"))
                        + Book.Line(6, null, Book.Text("August"), Book.Number("3"))
                        + Book.Line(7, null, Book.Text("below"), Book.Number("4")),
                    After =
                        "<mergeCells><mergeCell ref=\"A3:A6\"/><mergeCell ref=\"D3:D4\"/><mergeCell ref=\"C6:D6\"/>"
                        + "<mergeCell ref=\"F1:H1\"/><mergeCell ref=\"B90:B99\"/></mergeCells>",
                }
            )
            .ShouldBe([
                "A June missed=1",
                "A June target=9",
                "A July missed=2",
                "A July target=9",
                "A August missed=3",
                "A August target=3",
            ]);

    /// <summary>A header that is merged over two lines is no data of the second.</summary>
    [Fact]
    public void A_header_may_be_two_lines_high() =>
        Read(
                new Book
                {
                    Rows =
                        Header
                        + Book.Line(2, null, null, Book.Text("children"))
                        + Book.Line(3, Book.Text("A"), Book.Text("June"), Book.Number("1")),
                    After = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>",
                }
            )
            .ShouldBe(["A June missed=1"]);

    [Theory]
    [InlineData("A2:A3 A2:A3 A1:A3 B1:C3", "merged cells that overlap")]
    public void Merged_cells_that_overlap_are_refused(string regions, string words) =>
        Refused(
                new Book
                {
                    Rows =
                        Header
                        + Book.Line(2, Book.Text("A"), Book.Text("June"), Book.Number("1"))
                        + Book.Line(3, Book.Text("A"), Book.Text("June"), Book.Number("1")),
                    After =
                        $"<mergeCells>{string.Concat(regions.Split(' ').Select(region => $"<mergeCell ref=\"{region}\"/>"))}</mergeCells>",
                }
            )
            .ShouldContain(words);

    /// <summary>What spreadsheet programs write around the cells has no part in them.</summary>
    [Fact]
    public void Columns_controls_and_conditions_are_passed_over() =>
        Read(
                new Book
                {
                    Rows = Header + Book.Line(2, Book.Text("A"), Book.Text("June"), Book.Number("1")),
                    After =
                        "<conditionalFormatting><cfRule><formula>1</formula></cfRule></conditionalFormatting>"
                        + "<controls><control><row>5</row><c r=\"Z9\"><v>5</v></c></control></controls>",
                }
            )
            .ShouldBe(["A June missed=1"]);

    /// <summary>With macros, as a template, with links that lead nowhere, without what its program can make anew.</summary>
    [Theory]
    [InlineData("ms-excel.sheet.macroEnabled", null, null)]
    [InlineData("openxmlformats-officedocument.spreadsheetml.template", null, null)]
    [InlineData("ms-excel.template.macroEnabled", null, null)]
    [InlineData("openxmlformats-officedocument.spreadsheetml.sheet", "mailto:one@, two@:x; three", null)]
    [InlineData("openxmlformats-officedocument.spreadsheetml.sheet", "http://[no", null)]
    [InlineData("openxmlformats-officedocument.spreadsheetml.sheet", null, "calcChain")]
    public void Every_kind_of_workbook_is_read(string kind, string? link, string? dangling) =>
        Read(
                new Book
                {
                    Rows = Header + Book.Line(2, Book.Text("A"), Book.Text("June"), Book.Number("1")),
                    Kind = kind,
                    Link = link,
                    Dangling = dangling is null ? [] : [dangling],
                }
            )
            .ShouldBe(["A June missed=1"]);

    [Theory]
    [InlineData("visible worksheet, visible worksheet", "1", "2")]
    [InlineData("hidden worksheet, visible worksheet", "2", "1 (hidden)")]
    [InlineData("visible chartsheet, veryHidden worksheet", "2", "1 (chart)")]
    public void The_sheet_that_is_seen_first_is_read(string sheets, string name, string others)
    {
        using var file = new DocumentFile(
            new Book
            {
                Rows = Header + Book.Line(2, Book.Text("A"), Book.Text("June"), Book.Number("1")),
                Sheets = Sheets(sheets),
            }.Bytes(),
            Wide
        );

        file.Cells().Count().ShouldBe(1);
        file.Sheet.ShouldBe(name);
        file.OtherSheets.ShouldBe([others]);
    }

    [Fact]
    public void A_workbook_of_charts_has_no_cells() =>
        Refused(new Book { Sheets = Sheets("visible chartsheet, hidden chartsheet") })
            .ShouldBe("docfile: the workbook has no sheet with cells, only 1 (chart), 2 (chart)");

    [Theory]
    [InlineData("", "docfile: the file has no header; the sheet that is seen first, '1', is read, not 2, 3 (hidden)")]
    [InlineData("area", "the columns are area (line 1); the sheet that is seen first, '1', is read, not 2, 3 (hidden)")]
    public void Where_the_header_was_looked_for_is_told(string header, string words) =>
        Refused(
                new Book
                {
                    Rows = header.Length == 0 ? "" : Book.Line(1, Book.Text(header)),
                    Sheets = Sheets("visible worksheet, visible worksheet, hidden worksheet"),
                }
            )
            .ShouldEndWith(words);

    [Theory]
    [InlineData("<row r=\"2\"/><row r=\"2\"/>", "line 2 after line 2")]
    [InlineData("<row r=\"2\"><c r=\"7\"><v>1</v></c></row>", "line 2: the workbook has a cell that is in no column")]
    [InlineData("<row r=\"x\"/>", "the workbook cannot be read")]
    [InlineData("<row r=\"2\"><c t=\"s\"><v>7</v></c></row>", "the workbook cannot be read")]
    [InlineData("<row r=\"2\"><c><v>1,234</v></c></row>", "line 2: the cell A2 has '1,234' for a number")]
    public void What_no_program_opens_is_refused(string rows, string words) =>
        Refused(new Book { Rows = Header + rows }).ShouldContain(words);

    private static (string, string, string)[] Sheets(string sheets) =>
        [.. sheets.Split(", ").Select((sheet, at) => ($"{at + 1}", sheet.Split(' ')[0], sheet.Split(' ')[1]))];

    private static List<string> Read(Book book)
    {
        using var file = new DocumentFile(book.Bytes(), Wide);

        return [.. file.Cells().Select(cell => $"{cell.Region} {cell.Campaign} {cell.Indicator}={cell.Text}")];
    }

    private static string Refused(Book book) => Should.Throw<DocumentRefusedException>(() => Read(book)).Message;
}
