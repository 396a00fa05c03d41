using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>Files that people sent, each made anew in small; they lie beside this.</summary>
public sealed class PeoplesFilesTests(PeoplesFilesTests.Files api) : IClassFixture<PeoplesFilesTests.Files>
{
    public sealed class Files : DocumentsApi;

    [Theory]
    [InlineData("x01-strict-open-xml.xlsx", "0 KES-OAK round 1 targeted 6; 0 KES-OAK round 1 vaccinated 5")]
    [InlineData("x03-column-without-width.xlsx", "0 KES-OAK round 1 vaccinated 5")]
    [InlineData("x05-code-format-00000.xlsx", "0 00123 round 1 vaccinated 5")]
    [InlineData("x05-same-sheet-saved-as.csv", "0 00123 round 1 vaccinated 5")]
    [InlineData(
        "x07-merged-region.xlsx",
        "0 KES-OAK round 1 vaccinated 5; 1 KES-OAK round 2 vaccinated 6; 2 KES-OAK round 3 vaccinated 7"
    )]
    [InlineData("x10-iso-date-cell.xlsx", "0 KES-OAK 2015-06-01 vaccinated 5")]
    [InlineData(
        "c01-blank-cells-past-the-header.csv",
        "0 KES-OAK round 1 targeted 6; 0 KES-OAK round 1 vaccinated 5; "
            + "1 KES-SAL round 1 targeted 8; 1 KES-SAL round 1 vaccinated 7"
    )]
    [InlineData("c05-two-byte-order-marks.csv", "0 KES-OAK round 1 vaccinated 5")]
    public async Task Is_read(string file, string cells)
    {
        var (document, processed) = await Processed(file);

        processed.Status.ShouldBe(200, processed.Body);
        string.Join("; ", await Cells(document)).ShouldBe(cells);
    }

    [Theory]
    [InlineData("x08-password-protected.xlsx", "invalid_value", "docfile: the workbook is protected by a password")]
    [InlineData(
        "x12-comma-in-number.xlsx",
        "invalid_value",
        "docfile: line 2: the cell C2 has '5,5' for a number: a workbook has decimal points"
    )]
    [InlineData(
        "x13-formula-never-calculated.xlsx",
        "invalid_value",
        "docfile: no cell has a value, and 1 formulas were never calculated"
    )]
    [InlineData("x14-opendocument.ods", "invalid_value", "docfile: a ZIP archive that is no XLSX workbook")]
    [InlineData(
        "c03-long-header.csv",
        "invalid_value",
        "docfile: line 1: the header of column D 'How many children of this house were see…' has more than 255"
    )]
    public async Task Is_refused_with_the_cause(string file, string type, string message)
    {
        var (document, processed) = await Processed(file);

        processed.Status.ShouldBe(400, processed.Body);
        ((string)JsonNode.Parse(processed.Body)!["error"]![type]!).ShouldStartWith(message);
        (await Cells(document)).ShouldBeEmpty();
    }

    /// <summary>What is left out is told: a formula that has no result, and the sheets that are not read.</summary>
    [Fact]
    public async Task What_is_not_read_is_told()
    {
        var content = new Book
        {
            Rows =
                Book.Line(1, Book.Text("region"), Book.Text("campaign"), Book.Text("vaccinated"), Book.Text("targeted"))
                + Book.Line(2, Book.Text("KES-OAK"), Book.Text("round 1"), Book.Number("5"), "<c><f>2+3</f></c>"),
            Sheets =
            [
                ("Lists", "hidden", "worksheet"),
                ("Données", "visible", "worksheet"),
                ("Chart", "visible", "chartsheet"),
            ],
        }.Bytes();
        var (document, processed) = await Processed("three sheets.xlsx", content);
        var objects = JsonNode.Parse(processed.Body)!["objects"]!.AsObject();
        objects.Remove("document_id");

        objects
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            .ShouldEndWith(
                """
                "uncalculated_formulas":1,"sheet":"Données","other_sheets":["Lists (hidden)","Chart (chart)"]}
                """
            );
        (await Cells(document)).ShouldBe(["0 KES-OAK round 1 vaccinated 5"]);
    }

    private Task<(int Document, Exchange Processed)> Processed(string file) =>
        Processed(
            file,
            System.IO.File.ReadAllBytes(
                Path.Combine(Repository.Root, "tests/Features/Monitoring/Documents/Files", file)
            )
        );

    private async Task<(int Document, Exchange Processed)> Processed(string file, byte[] content)
    {
        var uploaded = await api.AsWriter.Send(HttpMethod.Post, "/api/v2/document/", DocumentsApi.File(content, file));
        uploaded.Status.ShouldBe(200, uploaded.Body);
        var document = (int)JsonNode.Parse(uploaded.Body)!["objects"]!["new_id"]!;

        return (document, await api.Process(document));
    }

    private Task<IReadOnlyList<string>> Cells(int document) =>
        api.Database.Rows(
            """
            select row_number || ' ' || region_code || ' ' || campaign_string || ' ' || indicator_string || ' ' || cell_value
            from monitoring.source_datapoint
            where document_id = :document
            order by row_number, indicator_string
            """,
            ("document", document)
        );
}
