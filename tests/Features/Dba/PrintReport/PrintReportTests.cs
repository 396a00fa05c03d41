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
}
