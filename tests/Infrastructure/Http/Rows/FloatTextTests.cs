using System.Text;
using Platform.Infrastructure.Http.Rows;

namespace Platform.Tests.Infrastructure.Http;

public sealed class FloatTextTests
{
    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(3, "3.0")]
    [InlineData(2.5, "2.5")]
    [InlineData(-97.25, "-97.25")]
    [InlineData(0.1, "0.1")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1e-05")]
    [InlineData(1.5e-7, "1.5e-07")]
    [InlineData(999999999999999, "999999999999999.0")]
    [InlineData(1e15, "1000000000000000.0")]
    [InlineData(1234567890123456.5, "1234567890123456.5")]
    [InlineData(9999999999999998, "9999999999999998.0")]
    [InlineData(1e16, "1e+16")]
    [InlineData(-1.5e16, "-1.5e+16")]
    [InlineData(12345678901234568, "1.2345678901234568e+16")]
    [InlineData(1e17, "1e+17")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(5e-324, "5e-324")]
    public void As_python_and_postgresql_write_it(double value, string text)
    {
        var target = new byte[FloatText.Longest];

        Encoding.ASCII.GetString(target, 0, FloatText.Format(value, target)).ShouldBe(text);
    }
}
