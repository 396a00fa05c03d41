using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Platform.Features.Monitoring;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>What a file says, whatever it is written in.</summary>
public sealed class DocumentFileTests
{
    private static readonly CellLayout Wide = new("region", "campaign", CellLayout.Wide, null);
    private static readonly CellLayout Long = new("region", "campaign", "indicator", "value");

    [Theory]
    [InlineData("region,campaign,missed\nA,June,5", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed\r\nA,June,5\r\n", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed\rA,June,5\r", "0:2 A June missed=5")]
    [InlineData("\uFEFFregion,campaign,missed\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData("\uFEFF\"region\",campaign,missed\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData(" region , campaign,missed \n A , June , 5 \n", "0:2 A June missed=5")]
    [InlineData("missed,campaign,target,region\n5,June,9,A\n", "0:0 A June missed=5; 0:2 A June target=9")]
    [InlineData("region,campaign,missed\n\nA,June,5\n\n\nB,June,6\n", "0:2 A June missed=5; 1:2 B June missed=6")]
    [InlineData("\n\nregion,campaign,missed\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed\n   \nA,June,5\n", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed,target\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed\n,,\nA,June,5\n", "1:2 A June missed=5")]
    [InlineData("region,campaign,missed\nA,,5\n,June,5\nA,June,\nA,June,5", "3:2 A June missed=5")]
    [InlineData(
        "region,campaign,\"missed, all\"\n\"A \"\"1\"\"\",June,\"1,234\"\n",
        "0:2 A \"1\" June missed, all=1,234"
    )]
    [InlineData("region,campaign,missed\n\"A\nB\",June,5\n", "0:2 A\nB June missed=5")]
    [InlineData("region,campaign,missed,\nA,June,5,7\n", "0:2 A June missed=5")]
    [InlineData("region,campaign\nA,June\n", "")]
    [InlineData("region,campaign,missed", "")]
    [InlineData("region,campaign,Größe ☃\nÅ,June,=1+1\n", "0:2 Å June Größe ☃==1+1")]
    public void Wide_files(string content, string cells) => Cells(content, Wide).ShouldBe(cells);

    [Theory]
    [InlineData(
        "region,campaign,indicator,value\nA,June,missed,5\nA,June,target,9",
        "0:3 A June missed=5; 1:3 A June target=9"
    )]
    [InlineData("value,indicator,region,campaign,note\n5,missed,A,June,x\n", "0:0 A June missed=5")]
    [InlineData("region,campaign,indicator,value\nA,June,,5\nA,June,missed,\nA,June,missed,6", "2:3 A June missed=6")]
    public void Long_files(string content, string cells) => Cells(content, Long).ShouldBe(cells);

    [Theory]
    [InlineData("", "empty_document", "no header")]
    [InlineData("\n\n", "empty_document", "no header")]
    [InlineData("\uFEFF", "empty_document", "no header")]
    [InlineData(
        "area,campaign,missed\nA,June,5",
        "missing_column",
        "region_code_col: there is no column 'region'; the columns are area, campaign, missed"
    )]
    [InlineData(
        "Region;campaign\nA;June",
        "missing_column",
        "campaign_col: there is no column 'campaign'; the columns are Region;campaign"
    )]
    [InlineData(
        "region,campaign,missed,missed \nA,June,5,6",
        "duplicate_column",
        "the column 'missed' is there 2 times"
    )]
    [InlineData("region,campaign,region\nA,June,5", "duplicate_column", "'region' is there 2 times")]
    [InlineData("region,campaign,missed\nA,June,5\nB,June,6,7", "invalid_value", "line 3: 4 cells, the header has 3")]
    [InlineData("region,campaign,missed\n\"A\n\n\",June,5\nB,June,6,7", "invalid_value", "line 5: 4 cells")]
    [InlineData("region,campaign,missed\nA,June,\"5\nB,June,6", "invalid_value", "line 2: a quote")]
    [InlineData("region,campaign,missed\nA\"x\",June,5", "invalid_value", "line 2: a quote")]
    [InlineData("region,campaign,missed\nA\0,June,5", "invalid_value", "line 2: a character U+0000")]
    public void Files_that_are_refused(string content, string type, string message)
    {
        var refused = Should.Throw<DocumentRefusedException>(() => Cells(content, Wide));

        refused.Type.ShouldBe(type);
        refused.Message.ShouldContain(message);
    }

    [Fact]
    public void Names_have_a_limit() =>
        Should
            .Throw<DocumentRefusedException>(() =>
                Cells($"region,campaign,missed\n{new string('a', 256)},June,5", Wide)
            )
            .Message.ShouldContain("line 2: 'aaaa");

    [Fact]
    public void A_long_name_is_not_shown_with_half_a_character() =>
        Should
            .Throw<DocumentRefusedException>(() =>
                Cells($"region,campaign,missed\n{new string('a', 39)}😀{new string('b', 256)},June,5", Wide)
            )
            .Message.ShouldContain($"'{new string('a', 39)}…'");

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0x61, 0xE9, 0x2C })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00, 0x00 })]
    public void Neither_utf8_nor_a_workbook(byte[] content) =>
        Should.Throw<DocumentRefusedException>(() => Cells(content, Wide)).Type.ShouldBe("invalid_value");

    [Fact]
    public void A_workbook_says_the_same_as_the_text_would()
    {
        var content = Workbook(
            ["region", "campaign", "missed", "share", "when"],
            [],
            [" A ", "June", 5.0, 0.25, "2015-06-01"],
            [12.0, "June", 1234567.0, "35%", null],
            ["B", null, 7.0, null, null]
        );

        Cells(content, Wide)
            .ShouldBe(
                "0:2 A June missed=5; 0:3 A June share=0.25; 0:4 A June when=2015-06-01; "
                    + "1:2 12 June missed=1234567; 1:3 12 June share=35%"
            );
    }

    [Fact]
    public void A_workbook_can_be_refused_too() =>
        Should
            .Throw<DocumentRefusedException>(() =>
                Cells(Workbook(["region", "campaign"], ["A", "June", "surplus"]), Wide)
            )
            .Message.ShouldContain("line 2: 3 cells");

    /// <summary>One cell far away would make a few hundred bytes fill the memory or a worker's hour.</summary>
    [Theory]
    [InlineData("XFE1", "spans 16385 columns and 1 lines")]
    [InlineData("ZZZZZZ1", "columns and 1 lines")]
    [InlineData("XFD1048576", "spans 16384 columns and 1048576 lines")]
    public void A_workbook_with_a_cell_far_away_is_refused(string reference, string message) =>
        Should.Throw<DocumentRefusedException>(() => Cells(Workbook(reference), Wide)).Message.ShouldContain(message);

    [Fact]
    public void A_workbook_may_be_as_wide_as_spreadsheets_are() =>
        Should.Throw<DocumentRefusedException>(() => Cells(Workbook("XFD1"), Wide)).Type.ShouldBe("missing_column");

    [Fact]
    public void A_text_is_as_wide_as_a_spreadsheet_at_most() =>
        Should
            .Throw<DocumentRefusedException>(() => Cells("region,campaign" + new string(',', 16_383), Wide))
            .Message.ShouldContain("line 1: 16385 cells, at most 16384");

    /// <summary>What formulas give counts, errors are blank, dates are no numbers; of merged cells the first has the value.</summary>
    [Fact]
    public void A_workbook_is_read_as_it_is_shown()
    {
        var content = Workbook(
            ["region", "campaign", "formula", "error", "flag"],
            [
                "A",
                "June",
                new Cell { CellFormula = new CellFormula("1+1"), CellValue = new("2") },
                new Cell { CellValue = new("#DIV/0!"), DataType = CellValues.Error },
                new Cell { CellValue = new("1"), DataType = CellValues.Boolean },
            ],
            [null, null, 3.0]
        );

        Cells(content, Wide).ShouldBe("0:2 A June formula=2; 0:4 A June flag=yes");
    }

    [Fact]
    public void A_truncated_workbook_is_refused()
    {
        var content = Workbook(["region", "campaign", "missed"], ["A", "June", 5.0]);

        Should.Throw<DocumentRefusedException>(() => Cells(content[..(content.Length / 2)], Wide));
    }

    private static string Cells(string content, CellLayout layout) => Cells(Encoding.UTF8.GetBytes(content), layout);

    private static string Cells(byte[] content, CellLayout layout)
    {
        using var file = new DocumentFile(content, layout);

        return string.Join(
            "; ",
            file.Cells()
                .Select(cell => $"{cell.Row}:{cell.Column} {cell.Region} {cell.Campaign} {cell.Indicator}={cell.Text}")
        );
    }

    /// <summary>A workbook with one cell.</summary>
    private static byte[] Workbook(string reference) =>
        Workbook(
            new SheetData(
                new Row(
                    new Cell
                    {
                        CellReference = reference,
                        CellValue = new("1"),
                        DataType = CellValues.Number,
                    }
                )
                {
                    RowIndex = uint.Parse(reference.Where(char.IsAsciiDigit).ToArray()),
                }
            )
        );

    internal static byte[] Workbook(params object?[][] rows) =>
        Workbook(new SheetData(rows.Select(row => new Row(row.Select(Cell)))));

    private static byte[] Workbook(SheetData data)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(data);
            book.Workbook = new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Id = book.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "June",
                    }
                )
            );
        }

        return memory.ToArray();
    }

    private static Cell Cell(object? value) =>
        value switch
        {
            null => new Cell(),
            Cell cell => cell,
            double number => new Cell { CellValue = new(number), DataType = CellValues.Number },
            var text => new Cell
            {
                InlineString = new InlineString(new Text((string)text) { Space = SpaceProcessingModeValues.Preserve }),
                DataType = CellValues.InlineString,
            },
        };
}
