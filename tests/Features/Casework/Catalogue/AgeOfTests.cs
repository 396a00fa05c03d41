namespace Platform.Tests.Features.Casework;

/// <summary>Whole years, as the bands of ages need them.</summary>
public sealed class AgeOfTests(Clone clone) : IClassFixture<Clone>
{
    [Theory]
    [InlineData("2000-03-01", null, "2018-02-28", 17)]
    [InlineData("2000-03-01", null, "2018-03-01", 18)]
    [InlineData("2000-02-29", null, "2018-02-28", 17)] // a year older on 1 March
    [InlineData("2000-02-29", null, "2018-03-01", 18)]
    [InlineData("2000-02-29", null, "2020-02-28", 19)]
    [InlineData("2000-02-29", null, "2020-02-29", 20)]
    [InlineData("1930-06-01", "2010-05-31", "2018-01-01", 79)] // at death
    [InlineData("2018-01-01", null, "2018-01-01", 0)]
    [InlineData(null, null, "2018-01-01", null)]
    public async Task At_a_day_or_at_death(string? born, string? died, string today, int? years) =>
        (
            await clone.Database.Rows(
                "select casework.age_of(:born::date, :died::date, :today::date)",
                ("born", (object?)born ?? DBNull.Value),
                ("died", (object?)died ?? DBNull.Value),
                ("today", today)
            )
        ).ShouldBe([years?.ToString() ?? "null"]);

    [Theory]
    [InlineData("{ Taylor ,O'BRIEN}", "{taylor,o'brien}")]
    [InlineData("{}", "{}")]
    public async Task Texts_are_compared_without_case_and_outer_blanks(string given, string matched) =>
        (
            await clone.Database.Value<string>("select casework.matched(:given::text[])::text", ("given", given))
        ).ShouldBe(matched);
}
