using System.IO.Compression;
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
    [InlineData("region,campaign,missed\n,,\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData(",,\nregion,campaign,missed\n , ,\nA,June,5,, \n", "0:2 A June missed=5")]
    [InlineData("region,campaign,missed,,\nA,June,5,,,,\n", "0:2 A June missed=5")]
    [InlineData("\uFEFF\uFEFFregion,campaign,missed\nA,June,5\n", "0:2 A June missed=5")]
    [InlineData("\uFEFF\uFEFF\"region\",campaign,missed\nA,June,5\n", "0:2 A June missed=5")]
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
        "campaign_col: there is no column 'campaign'; the columns are Region;campaign (line 1); the file separates its "
            + "cells by semicolons: save it with commas"
    )]
    [InlineData(
        "region\tcampaign\nA\tJune",
        "missing_column",
        "the columns are regionU+0009campaign (line 1); the file separates its cells by tabs"
    )]
    [InlineData(
        "\u200Bregion,campaign\u00A0code,missed\nA,June,5",
        "missing_column",
        "the columns are U+200Bregion, campaignU+00A0code, missed (line 1)"
    )]
    [InlineData(
        "region,campaign,missed,missed \nA,June,5,6",
        "duplicate_column",
        "docfile: line 1: the column 'missed' is there 2 times (C, D)"
    )]
    [InlineData(
        "\n,,\nregion,campaign,a\u200D,b,a\u200D,b\nA,June,5,6",
        "duplicate_column",
        "docfile: line 3: the column 'aU+200D' is there 2 times (C, E); the column 'b' is there 2 times (D, F)"
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

    /// <summary>What is skipped refuses nothing: notes below a table, texts beside it.</summary>
    [Fact]
    public void What_is_skipped_may_be_as_long_as_it_is()
    {
        var note = new string('n', 300);

        Cells($"region,campaign,missed,{note}\nA,June,5,\n{note}\n{note},June,\nA,{note},\n{note},,7\n", Wide)
            .ShouldBe("0:2 A June missed=5");
    }

    [Fact]
    public void A_long_list_of_columns_is_cut_short()
    {
        var columns = string.Join(',', Enumerable.Range(0, 300).Select(at => $"{new string('n', 300)}{at}"));
        var refused = Should.Throw<DocumentRefusedException>(() => Cells(columns, Wide));

        refused.Message.ShouldEndWith("… and 200 more (line 1)");
        refused.Message.Length.ShouldBeLessThan(10_000);
    }

    public static TheoryData<string> Others => [.. OtherFiles.Keys];

    private static readonly Dictionary<string, (byte[] Content, string Words)> OtherFiles = new(StringComparer.Ordinal)
    {
        ["UTF-16"] = ([0xFF, 0xFE, 0x61, 0x00], "the file is neither UTF-8 nor XLSX but UTF-16"),
        ["Windows-1252"] = (
            [.. "region,campaign\nKano\n"u8, 0xC9, (byte)'c'],
            "the file is neither UTF-8 nor XLSX: line 3 has the byte C9, as text saved as Windows-1252 has (\"CSV (comma "
                + "delimited)\" of spreadsheet programs); save it as \"CSV UTF-8\""
        ),
        ["Windows-1252, far away"] = (
            [.. Enumerable.Repeat((byte)'a', 10_000), (byte)'\n', 0xE9, (byte)','],
            "line 2 has the byte E9"
        ),
        ["a picture"] = ([0x89, 0x50, 0x4E, 0x47, 0x00, 0x00], "the file is neither UTF-8 nor XLSX"),
        ["a PDF"] = ("%PDF-1.7\n"u8.ToArray(), "the file is a PDF"),
        ["HTML"] = ("\uFEFF\r\n<HTML><table>"u8.ToArray(), "the file is HTML or XML"),
        ["a spreadsheet of 2003"] = ("<?xml version=\"1.0\"?>"u8.ToArray(), "the file is HTML or XML"),
        ["an archive without an end"] = ([0x50, 0x4B, 0x03, 0x04, 0x00, 0x00], "the workbook cannot be read"),
        [".xls"] = (
            [.. Compound, .. Encoding.Unicode.GetBytes("Workbook")],
            "the workbook has the old binary format (.xls)"
        ),
        ["a protected workbook"] = (
            [.. Compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
            "the workbook is protected by a password"
        ),
        [".doc"] = ([.. Compound, .. Encoding.Unicode.GetBytes("WordDocument")], "the file is a text document (.doc)"),
        [".xlsb"] = (Zip("[Content_Types].xml", "xl/workbook.bin"), "the workbook has the binary format (.xlsb)"),
        [".ods"] = (Zip("mimetype", "content.xml"), "a ZIP archive that is no XLSX workbook but an OpenDocument file"),
        [".numbers"] = (Zip("Index/Document.iwa"), "a ZIP archive that is no XLSX workbook but a Numbers file"),
        ["a zipped file"] = (Zip("june.csv"), "a ZIP archive that is no XLSX workbook: unpack it"),
        [".docx"] = (Document(), "a ZIP archive that is no XLSX workbook"),
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_neither_is_told_by_its_name(string name)
    {
        var (content, words) = OtherFiles[name];
        var refused = Should.Throw<DocumentRefusedException>(() => Cells(content, Wide));

        refused.Type.ShouldBe("invalid_value");
        refused.Message.ShouldContain(words);
    }

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

    /// <summary>What formulas give counts; what is shown for an error is no number, but is there.</summary>
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

        Cells(content, Wide).ShouldBe("0:2 A June formula=2; 0:3 A June error=#DIV/0!; 0:4 A June flag=TRUE");
    }

    [Fact]
    public void A_truncated_workbook_is_refused()
    {
        var content = Workbook(["region", "campaign", "missed"], ["A", "June", 5.0]);

        Should.Throw<DocumentRefusedException>(() => Cells(content[..(content.Length / 2)], Wide));
    }

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static byte[] Zip(params string[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(part).Open());
                writer.Write("x");
            }
        }

        return memory.ToArray();
    }

    /// <summary>A text document.</summary>
    private static byte[] Document()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document();
        }

        return memory.ToArray();
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
