using Platform.Features.Monitoring;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

public sealed class CellValueTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData(" 12 ", 12)]
    [InlineData("-3", -3)]
    [InlineData("+3.5", 3.5)]
    [InlineData(".5", 0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("1,234", 1234)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("12,34,567", 1234567)]
    [InlineData("1,23,456", 123456)]
    [InlineData("1e300", 1e300)]
    [InlineData("35%", 0.35)]
    [InlineData("35 %", 0.35)]
    [InlineData("12.48%", 0.1248)]
    [InlineData("-5%", -0.05)]
    [InlineData("1,200%", 12)]
    [InlineData("yes", 1)]
    [InlineData("No", 0)]
    [InlineData("YES", 1)]
    public void Numbers(string cell, double value)
    {
        CellValue.Of(cell).ShouldBe(value);
        double.IsNegative(CellValue.Of(cell)!.Value).ShouldBe(value < 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("nan")]
    [InlineData("NaN")]
    [InlineData("null")]
    [InlineData("n/a")]
    [InlineData("%")]
    [InlineData("yes%")]
    [InlineData("Infinity")]
    [InlineData("-inf")]
    [InlineData("1e999")]
    [InlineData("1.0000001e300")]
    [InlineData("-1e308")]
    [InlineData("5\0")]
    [InlineData("0x10")]
    [InlineData("1 2")]
    [InlineData("1,5")]
    [InlineData(",5")]
    [InlineData("1,23,4")]
    [InlineData("(5)")]
    [InlineData("٣")]
    public void No_numbers(string cell) => CellValue.Of(cell).ShouldBeNull();
}
