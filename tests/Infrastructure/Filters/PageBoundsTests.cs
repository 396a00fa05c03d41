using Platform.Infrastructure.Filters;

namespace Platform.Tests.Infrastructure;

public sealed class PageBoundsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("99999999999999999999", long.MaxValue)]
    public void A_bound_is_in_digits(string text, long number)
    {
        PageBounds.TryRead(text, out var read).ShouldBeTrue();
        read.ShouldBe(number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1\0")]
    [InlineData("٣")]
    public void Anything_else_is_none(string text) => PageBounds.TryRead(text, out _).ShouldBeFalse();

    [Fact]
    public void A_bound_has_at_most_100_digits()
    {
        PageBounds.TryRead(new string('9', 100), out _).ShouldBeTrue();
        PageBounds.TryRead(new string('0', 101), out _).ShouldBeFalse();
    }

    [Fact]
    public void The_statement_gets_numbers_that_it_can_add_up()
    {
        var page = new PageBounds(long.MaxValue, long.MaxValue);

        checked(page.LimitValue + page.OffsetValue).ShouldNotBeNull().ShouldBeLessThan(long.MaxValue);
        new PageBounds(0, 5).LimitValue.ShouldBeNull();
        new PageBounds(3, 5).LimitValue.ShouldBe(3);
    }
}
