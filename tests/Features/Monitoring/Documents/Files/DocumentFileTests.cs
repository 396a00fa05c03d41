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

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })]
    [InlineData(new byte[] { 0x61, 0xE9, 0x2C })]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x00, 0x00 })]
    public void Neither_utf8_nor_a_workbook(byte[] content) =>
        Should
            .Throw<DocumentRefusedException>(() => new DocumentFile(content, Wide).Cells().ToList())
            .Type.ShouldBe("invalid_value");

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

    [Fact]
    public void A_truncated_workbook_is_refused()
    {
        var content = Workbook(["region", "campaign", "missed"], ["A", "June", 5.0]);

        Should.Throw<DocumentRefusedException>(() => Cells(content[..(content.Length / 2)], Wide));
    }

    private static string Cells(string content, CellLayout layout) => Cells(Encoding.UTF8.GetBytes(content), layout);

    private static string Cells(byte[] content, CellLayout layout) =>
        string.Join(
            "; ",
            new DocumentFile(content, layout)
                .Cells()
                .Select(cell => $"{cell.Row}:{cell.Column} {cell.Region} {cell.Campaign} {cell.Indicator}={cell.Text}")
        );

    internal static byte[] Workbook(params object?[][] rows)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            foreach (var row in rows)
            {
                data.Append(new Row(row.Select(Cell)));
            }

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
            double number => new Cell { CellValue = new(number), DataType = CellValues.Number },
            var text => new Cell
            {
                InlineString = new InlineString(new Text((string)text) { Space = SpaceProcessingModeValues.Preserve }),
                DataType = CellValues.InlineString,
            },
        };
}
