using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class EventPlaceTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("750:750:", "750:750:", 0)]
    [InlineData("750:760:750,755", "760:761:", 12)]
    public void Comes_back_from_its_text(string had, string seen, long place)
    {
        var written = new EventPlace(At, had, seen, place);

        EventPlace.Parse(written.ToString()).ShouldBe(written);
    }

    /// <summary>What gets through is handed to the database, which would fail on what is no snapshot.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("985")]
    [InlineData("1_2_3")]
    [InlineData("1_0:1:__0")]
    [InlineData("1_5:4:__0")]
    [InlineData("1_1:5:5__0")]
    [InlineData("1_1:5:3,2__0")]
    [InlineData("1_1:5:,__0")]
    [InlineData("1_1:5:__-1")]
    [InlineData("1_1:5:_x_0")]
    [InlineData("99999999999999_1:5:__0")]
    [InlineData("1_1234567890123456789:1234567890123456789:__0")]
    [InlineData("1_١:٥:__0")]
    public void Nothing_else_is_one(string text) => EventPlace.Parse(text).ShouldBeNull();

    [Fact]
    public void A_long_text_is_none() => EventPlace.Parse($"1_1:5:{new string(',', 9000)}__0").ShouldBeNull();
}
