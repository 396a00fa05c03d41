using Platform.Infrastructure.Http.Rows;

namespace Platform.Tests.Infrastructure.Http.Rows;

/// <summary>Which cells get an apostrophe, and which quotes: the one rule of all areas' CSV.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+2")]
    [InlineData("+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("-2+3")]
    [InlineData("-cmd|' /C calc'!A0")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("- 1")]
    [InlineData("-1 ")]
    [InlineData("-1,234")]
    [InlineData("-1e")]
    [InlineData("-Infinity")]
    [InlineData("-NaN")]
    public void What_a_spreadsheet_would_run_gets_an_apostrophe(string text) =>
        CsvText.Guarded(text).ShouldBe("'" + text);

    [Theory]
    [InlineData("")]
    [InlineData("a=1")]
    [InlineData(" =1")]
    [InlineData("'=1")]
    [InlineData("-1")]
    [InlineData("-1.5")]
    [InlineData("-.5")]
    [InlineData("-1e5")]
    [InlineData("-1.5E-300")]
    [InlineData("−1")]
    [InlineData("c55a11c49fb2c631455f4549b94a7383")]
    public void Anything_else_stays_as_it_is(string text) => CsvText.Guarded(text).ShouldBe(text);

    /// <summary>A guarded cell is quoted where any other cell would be, and not otherwise.</summary>
    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("=1,2", "\"'=1,2\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("-\"x\"", "\"'-\"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Quotes_come_only_where_the_text_would_end_the_cell(string text, string cell) =>
        CsvText.Quoted(CsvText.Guarded(text)).ShouldBe(cell);
}
