namespace Platform.Tests.Features.Sync;

public sealed class UpsertTotalsTests(UpsertTotalsTests.Arranged api) : IClassFixture<UpsertTotalsTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1), (2)");
    }

    /// <summary>Each route writes the same rows; those of November 2022 knew no alltime.</summary>
    public static TheoryData<string> Routes =>
        [
            "/total-therapists/",
            "/total-therapists/all/",
            "/data-presentation/number-of-therapists/",
            "/presentation/organizations/number-of-therapists/",
            "/number-of-therapists/",
            "/organizations/1/total-therapists/",
            "/data-presentation/organizations/1/number-of-therapists/",
            "/presentation/organizations/1/number-of-therapists/",
            "/organizations/1/number-of-therapists/",
        ];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Creates_and_then_updates(string route)
    {
        await api.Database.Execute("delete from sync.total_therapists");
        var batch = $"[{Item()},{Item(isActive: "false")},{Item(value: "13")}]";

        (await api.Client.Post(route, batch)).Body.ShouldBe("""{"rows_created":2,"rows_updated":1}""");
        (await api.Client.Post(route, batch)).Body.ShouldBe("""{"rows_created":0,"rows_updated":3}""");

        var organization = route.Contains('1', StringComparison.Ordinal) ? "1" : "null";
        (await Stored()).ShouldBe([
            $"{organization} | weekly | 2022-10-31 | 2022-11-06 | false | 12",
            $"{organization} | weekly | 2022-10-31 | 2022-11-06 | true | 13",
        ]);
    }

    [Fact]
    public async Task Pushes() =>
        await Verify(
            await api.Client.Post(
                "/organizations/2/total-therapists/",
                """
                [{"period_type":"weekly","start_date":"2022-10-31","end_date":"2022-11-06","is_active":true,"value":12},
                {"period_type":"alltime","start_date":"2022-10-31","end_date":"2022-11-06","is_active":"yes","value":"3"}]
                """
            )
        );

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/total-therapists/", "[]"),
                await api.Client.Get("/organizations/1/total-therapists/"),
                await api.Client.Post("/organizations/77/total-therapists/", "[]"),
                await api.Client.Post("/organizations/0/total-therapists/", "[]"),
                await api.Client.Post(
                    "/total-therapists/",
                    """
                    [{},
                    {"period_type":"daily","start_date":"x","end_date":null,"is_active":"maybe","value":-1},
                    {"period_type":"weekly","start_date":"2022-10-30","end_date":"2022-11-05","is_active":true,"value":1}]
                    """
                ),
                await api.Client.Post(
                    "/data-presentation/number-of-therapists/",
                    """[{"period_type":"alltime","start_date":"2022-01-01","end_date":"2022-12-31","is_active":true,"value":1}]"""
                ),
            }
        );

    [Theory]
    [InlineData("weekly", "2022-10-30", "2022-11-06", "start_date", "2022-10-30 is not the start date of the week.")]
    [InlineData("weekly", "2022-10-31", "2022-11-05", "end_date", "2022-11-05 is not the end date of the week.")]
    [InlineData("weekly", "2022-10-31", "2022-11-13", "end_date", "2022-11-13 is not the end date of the week.")]
    [InlineData("weekly", "9999-12-27", "9999-12-31", "end_date", "9999-12-31 is not the end date of the week.")]
    [InlineData("monthly", "2022-02-02", "2022-02-28", "start_date", "2022-02-02 is not the start date of the month.")]
    [InlineData("monthly", "2024-02-01", "2024-02-28", "end_date", "2024-02-28 is not the end date of the month.")]
    [InlineData("monthly", "2022-02-01", "2022-03-31", "end_date", "2022-03-31 is not the end date of the month.")]
    [InlineData("yearly", "2022-02-01", "2022-12-31", "start_date", "2022-02-01 is not the start date of the year.")]
    [InlineData("yearly", "2022-01-01", "2023-12-31", "end_date", "2023-12-31 is not the end date of the year.")]
    public async Task Days_that_are_none_of_the_period(
        string type,
        string start,
        string end,
        string field,
        string message
    ) =>
        (await api.Client.Post("/total-therapists/", $"[{Item(type, start, end)}]")).Body.ShouldBe(
            $$"""[{"{{field}}":["{{message}}"]}]"""
        );

    [Theory]
    [InlineData("weekly", "2018-12-31", "2019-01-06")]
    [InlineData("monthly", "2024-02-01", "2024-02-29")]
    [InlineData("yearly", "9999-01-01", "9999-12-31")]
    [InlineData("alltime", "2022-05-05", "2021-01-01")]
    public async Task Days_of_the_period(string type, string start, string end) =>
        (await api.Client.Post("/total-therapists/", $"[{Item(type, start, end)}]")).Status.ShouldBe(200);

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("1.0", true)]
    [InlineData("\"True\"", true)]
    [InlineData("\"on\"", true)]
    [InlineData("0", true)]
    [InlineData("\"f\"", true)]
    [InlineData("2", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"null\"", false)]
    [InlineData("[]", false)]
    public async Task Booleans(string value, bool isGood)
    {
        var answer = await api.Client.Post("/total-therapists/", $"[{Item(isActive: value)}]");

        answer.Status.ShouldBe(isGood ? 200 : 400);
        (isGood || answer.Body == """[{"is_active":["Must be a valid boolean."]}]""").ShouldBeTrue(answer.Body);
    }

    private static string Item(
        string type = "weekly",
        string start = "2022-10-31",
        string end = "2022-11-06",
        string isActive = "true",
        string value = "12"
    ) =>
        $$"""{"period_type":"{{type}}","start_date":"{{start}}","end_date":"{{end}}","is_active":{{isActive}},"value":{{value}}}""";

    private Task<IReadOnlyList<string>> Stored() =>
        api.Database.Rows(
            """
            select organization_id, period_type, start_date::text, end_date::text, is_active, value
            from sync.total_therapists
            order by is_active
            """
        );
}
