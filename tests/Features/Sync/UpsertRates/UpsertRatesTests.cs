namespace Platform.Tests.Features.Sync;

public sealed class UpsertRatesTests(UpsertRatesTests.Arranged api) : IClassFixture<UpsertRatesTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1)");
    }

    [Theory]
    [InlineData("/rates/", "value")]
    [InlineData("/organizations/1/rates/", "value")]
    [InlineData("/data-presentation/churn-retention-rates/", "rate_value")]
    [InlineData("/data-presentation/organizations/1/churn-retention-rates/", "rate_value")]
    [InlineData("/presentation/organizations/rates/", "value")]
    [InlineData("/presentation/organizations/1/rates/", "value")]
    public async Task Creates_and_then_updates(string route, string name)
    {
        await api.Database.Execute("delete from sync.rate");
        var batch = $"[{Item("2.5", name)},{Item("3", name)}]";

        (await api.Client.Post(route, batch)).Body.ShouldBe("""{"rows_created":1,"rows_updated":1}""");
        (await api.Client.Post(route, batch)).Body.ShouldBe("""{"rows_created":0,"rows_updated":2}""");

        (await api.Database.Rows("select organization_id, value from sync.rate")).ShouldBe([
            route.Contains('1', StringComparison.Ordinal) ? "1 | 3" : "null | 3",
        ]);
    }

    [Fact]
    public async Task Pushes() =>
        await Verify(
            await api.Client.Post(
                "/rates/",
                $"[{Item("97.5").Replace("churn", "retention", StringComparison.Ordinal)}]"
            )
        );

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/rates/", "[]"),
                await api.Client.Get("/organizations/1/rates/"),
                await api.Client.Post("/organizations/77/rates/", "[]"),
                await api.Client.Post(
                    "/rates/",
                    """
                    [{},
                    {"type":"growth","period_type":"alltime","start_date":"x","end_date":null,"value":"x"},
                    {"type":"churn_rate","period_type":"yearly","start_date":"2022-02-01","end_date":"2022-12-31","value":1}]
                    """
                ),
                await api.Client.Post("/data-presentation/churn-retention-rates/", $"[{Item("1")}]"),
            }
        );

    [Theory]
    [InlineData("-2.5", "")]
    [InlineData("\" 1e2 \"", "")]
    [InlineData("\"-.5\"", "")]
    [InlineData("1e400", "A valid number is required.")]
    [InlineData("1e999999999999999999", "A valid number is required.")]
    [InlineData("\"NaN\"", "A valid number is required.")]
    [InlineData("\"inf\"", "A valid number is required.")]
    [InlineData("\"Infinity\"", "A valid number is required.")]
    [InlineData("\"1_000\"", "A valid number is required.")]
    [InlineData("\"2.5\\u0000\"", "A valid number is required.")]
    [InlineData("\"\"", "A valid number is required.")]
    [InlineData("true", "A valid number is required.")]
    [InlineData("{}", "A valid number is required.")]
    [InlineData("null", "This field may not be null.")]
    public async Task Values(string value, string problem)
    {
        var answer = await api.Client.Post("/rates/", $"[{Item(value)}]");

        answer.Status.ShouldBe(problem.Length == 0 ? 200 : 400);
        (problem.Length == 0 || answer.Body == $$"""[{"value":["{{problem}}"]}]""").ShouldBeTrue(answer.Body);
    }

    private static string Item(string value, string name = "value") =>
        $$"""{"type":"churn_rate","period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","{{name}}":{{value}}}""";
}
