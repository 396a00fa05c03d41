using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Sync;

public sealed class ListTotalsTests(ListTotalsTests.Arranged api) : IClassFixture<ListTotalsTests.Arranged>
{
    private const string Path = "/total-therapists/";

    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.organization (id) values (1), (2);
                insert into sync.total_therapists (organization_id, period_type, start_date, end_date, is_active, value)
                values
                    (2, 'weekly', '2022-10-31', '2022-11-06', true, 1),
                    (1, 'weekly', '2022-10-31', '2022-11-06', false, 2),
                    (null, 'alltime', '2018-04-06', '2022-11-06', true, 3),
                    (1, 'monthly', '2022-10-01', '2022-10-31', true, 4)
                """
            );
    }

    [Fact]
    public async Task Lists_by_last_day() => await Verify(await api.Client.Get(Path));

    [Fact]
    public async Task Lists_under_a_retired_spelling() =>
        await Verify(await api.Client.Get("/data-presentation/number-of-therapists/"));

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(Path),
                await api.Client.Get(Path + "?organization=1,x&limit=1.5&period_after=2022-02-30"),
                await api.Client.Get(Path + "?period_after=2022-01-01"),
                await api.Client.Get(Path + "?format=csv"),
            }
        );

    /// <summary>Who has the list need not take it again until it changes.</summary>
    [Fact]
    public async Task A_list_that_is_known_is_304()
    {
        using var first = await api.Client.GetAsync(Path + "?period_type=weekly");
        var tag = first.Headers.ETag.ShouldNotBeNull().ToString();

        var known = await api.Client.Get(Path + "?period_type=weekly", ("If-None-Match", $"\"other\", {tag}"));
        known.Status.ShouldBe(304);
        known.Body.ShouldBeEmpty();

        (await api.Client.Get(Path, ("If-None-Match", tag))).Status.ShouldBe(200, "another list");
        (await api.Client.Get(Path + "?limit=1.5", ("If-None-Match", "*"))).Status.ShouldBe(400);
    }

    /// <summary>The rows by their value, in order.</summary>
    [Theory]
    [InlineData("organization=1", "42")]
    [InlineData("organization=1,2", "412")]
    [InlineData("organization=%201%20,2.0", "412")]
    [InlineData("organization=7,99999999999999999999,0", "")]
    [InlineData("organization=1e0,1e40,99999999999999999999999999999999999999", "42")]
    [InlineData("organization=", "4123")]
    [InlineData("niceday_only=true", "3")]
    [InlineData("niceday_only=false", "412")]
    [InlineData("niceday_only=1", "3")]
    [InlineData("niceday_only=0", "412")]
    [InlineData("niceday_only=TRUE", "3")]
    [InlineData("niceday_only=", "4123")]
    [InlineData("period_type=weekly", "12")]
    [InlineData("period_type=daily", "")]
    [InlineData("period_type=%00", "")]
    [InlineData("period_after=2022-10-31&period_before=2022-11-01", "12")]
    [InlineData("period_after=2022-10-30&period_before=2022-10-31", "412")]
    [InlineData("period_after=2022-11-05&period_before=2022-11-06", "123")]
    [InlineData("period_after=2022-11-06&period_before=2022-11-07", "")]
    [InlineData("is_active=false", "2")]
    [InlineData("is_active=0", "2")]
    [InlineData("is_active=1", "413")]
    [InlineData("is_active=True", "413")]
    [InlineData("is_active=%20", "4123")]
    [InlineData("limit=2", "41")]
    [InlineData("limit=0", "4123")]
    [InlineData("limit=-5", "4123")]
    [InlineData("limit=99999999999999999999999", "4123")]
    [InlineData("organization=1&period_type=weekly&limit=1", "2")]
    public async Task Filters(string query, string values)
    {
        var rows = JsonNode.Parse((await api.Client.Get($"{Path}?{query}")).Body)!.AsArray();

        string.Concat(rows.Select(row => (double)row!["value"]!)).ShouldBe(values);
    }

    [Theory]
    [InlineData("organization=x", """{"organization":["Enter a number."]}""")]
    [InlineData("organization=1,NaN", """{"organization":["Enter a number."]}""")]
    [InlineData("organization=%00", """{"organization":["Enter a number."]}""")]
    [InlineData("limit=x", """{"limit":["Enter a whole number."]}""")]
    [InlineData("niceday_only=maybe", """{"niceday_only":["Must be a valid boolean."]}""")]
    [InlineData("is_active=2", """{"is_active":["Must be a valid boolean."]}""")]
    [InlineData(
        "is_active=perhaps&niceday_only=yes",
        """{"niceday_only":["Must be a valid boolean."],"is_active":["Must be a valid boolean."]}"""
    )]
    [InlineData("period_after=x&period_before=2022-01-01", """{"period":["Enter a valid date."]}""")]
    [InlineData(
        "period_before=2022-01-01",
        """["`period_after` and `period_before` parameter must be given together."]"""
    )]
    public async Task Wrong_filters(string query, string body) =>
        (await api.Client.Get($"{Path}?{query}")).Body.ShouldBe(body);
}
