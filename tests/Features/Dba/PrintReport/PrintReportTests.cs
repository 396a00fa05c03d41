namespace Platform.Tests.Features.Dba;

public sealed class PrintReportTests(Clone clone) : IClassFixture<Clone>
{
    [Theory]
    [InlineData("locks")]
    [InlineData("transactions")]
    [InlineData("jobs")]
    [InlineData("tables")]
    [InlineData("unused-indexes")]
    [InlineData("missing-indexes")]
    public async Task Prints_rows_for_programs_and_for_people(string report)
    {
        var piped = await Executable.Run(clone.Database, "sql", report);
        var json = await Executable.Run(clone.Database, "sql", report, "--json");
        var table = await Executable.Run(clone.Database, "sql", report, "--table");

        piped.ExitCode.ShouldBe(0, piped.Errors);
        var lines = piped.Output.TrimEnd('\n').Split('\n');
        lines.Select(line => line.Split('\t').Length).Distinct().ShouldHaveSingleItem();
        json.Json.AsArray().Count.ShouldBe(lines.Length - 1);
        table.Output.ShouldContain(lines.Length == 1 ? "None." : "─");
        await Verify(lines[0]).UseParameters(report);
    }

    /// <summary>Whole columns or none: the first ones, and what is left out is named beside the table.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(300)]
    public async Task A_table_fits_its_terminal(int columns)
    {
        var environment = Executable.OnDatabase(clone.Database);
        environment["COLUMNS"] = $"{columns}";

        var table = await Executable.Run(environment, "", "sql", "tables", "--table");

        var lines = table.Output.TrimEnd('\n').Split('\n');
        lines.Max(line => line.Length).ShouldBeLessThanOrEqualTo(columns);
        table.Output.ShouldContain("sync.interaction");
        var headings = lines.First(line => line.Contains("table", StringComparison.Ordinal)) + table.Errors;
        foreach (var heading in new[] { "rows", "total", "index scans", "vacuumed", "analyzed" })
        {
            headings.ShouldContain(heading);
        }

        table.Errors.ShouldStartWith(columns == 300 ? "" : "No room for: ");
        lines.Length.ShouldBeLessThan(600, "names may take two lines, and no cell a line for each letter");
    }
}
