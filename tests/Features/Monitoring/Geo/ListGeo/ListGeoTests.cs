namespace Platform.Tests.Features.Monitoring.Geo.ListGeo;

public sealed class ListGeoTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    private const string Path = "/api/v1/geo/";

    private HttpClient Reader => country.As(country.Reader);

    [Fact]
    public async Task Draws_what_the_caller_may_read() => await Verify(await Reader.Get(Path));

    [Fact]
    public async Task Draws_a_page() => await Verify(await Reader.Get(Path + "?region__in=4,2,1&limit=1&offset=1"));

    [Theory]
    [InlineData("parent_region__in=1", "2")]
    [InlineData("parent_region__in=1&level=district", "4")]
    [InlineData("parent_region__in=9&level=district", "")]
    [InlineData("level=country", "9")]
    public async Task Chooses_regions(string query, string regions)
    {
        using var answer = System.Text.Json.JsonDocument.Parse((await Reader.Get($"{Path}?{query}")).Body);

        string.Join(
                ' ',
                answer.RootElement.GetProperty("features").EnumerateArray().Select(one => one.GetProperty("region_id"))
            )
            .ShouldBe(regions);
    }

    [Fact]
    public async Task Hides_what_the_caller_may_not_read()
    {
        (await country.As(country.District).Get(Path)).Body.ShouldContain("\"total_count\":1,");
        (await country.As(country.Nobody).Get(Path + "?region__in=2")).Body.ShouldContain("\"total_count\":0,");
    }

    [Fact]
    public async Task Answers_304_until_a_polygon_changes()
    {
        using var first = await Reader.GetAsync(Path + "?region__in=2");
        var tag = first.Headers.ETag.ShouldNotBeNull().ToString();
        first.Headers.CacheControl!.ToString().ShouldBe("must-revalidate, max-age=3600, private");

        var known = await Reader.Get(Path + "?region__in=2", ("If-None-Match", $"\"other\", W/{tag}"));
        known.Status.ShouldBe(304);
        known.Body.ShouldBeEmpty();

        await country.Database.Execute(
            "update monitoring.region_polygon set geometry = geometry || '{\"a\":1}' where region_id = 2"
        );
        (await Reader.Get(Path + "?region__in=2", ("If-None-Match", tag))).Status.ShouldBe(200);
        await country.Database.Execute(
            "update monitoring.region_polygon set geometry = geometry - 'a' where region_id = 2"
        );
    }

    [Fact]
    public async Task Refuses_what_it_does_not_know() =>
        await Verify(await Reader.Get(Path + "?region__in=a&level=Hamlet&format=csv&campaign__in=1&limit=x"));

    [Fact]
    public async Task Refuses_other_methods() => await Verify(await Reader.Post(Path, "{}"));

    [Fact]
    public async Task Refuses_anonymous_callers() => await Verify(await country.Anonymous.Get(Path));
}
