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

    /// <summary>The tag that is asked for alone is the one of the whole answer, whatever is chosen.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?limit=1")]
    [InlineData("?limit=1&offset=1")]
    [InlineData("?parent_region__in=1&level=district")]
    [InlineData("?region__in=99")]
    public async Task A_tag_says_the_same_with_the_polygons_and_without(string query)
    {
        using var whole = await Reader.GetAsync(Path + query);
        var tag = whole.Headers.ETag.ShouldNotBeNull().ToString();

        using var known = new HttpRequestMessage(HttpMethod.Get, Path + query);
        known.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await Reader.SendAsync(known);

        ((int)answer.StatusCode).ShouldBe(304);
        answer.Headers.ETag!.ToString().ShouldBe(tag);
        answer.Headers.CacheControl!.ToString().ShouldBe(whole.Headers.CacheControl!.ToString());
        (await Reader.Get(Path + query, ("If-None-Match", "\"other\""))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", true)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0,5],[1,0,5],[1,1,5],[0,0,5]]],"bbox":[0,0,1,1]}""", true)]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}""", true)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("\"Polygon\"", false)]
    [InlineData("""{"type":null,"coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", false)]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""", false)]
    [InlineData("""{"type":"Polygon"}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":{}}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[]]}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}""", false)] // no area
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", false)] // not closed
    [InlineData("""{"type":"Polygon","coordinates":[[[0],[1],[1],[0]]]}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[["0","0"],["1","0"],["1","1"],["0","0"]]]}""", false)]
    [InlineData("""{"type":"Polygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}""", false)] // one level too deep
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""", false)] // one too few
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""", false)]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", false)]
    public async Task An_outline_is_what_GeoJSON_calls_a_polygon(string geometry, bool isPolygon)
    {
        (
            await country.Database.Value<bool>("select monitoring.is_polygon(:geometry::jsonb)", ("geometry", geometry))
        ).ShouldBe(isPolygon);

        var write = () =>
            country.Database.Execute(
                "insert into monitoring.region_polygon (region_id, geometry) values (6, :geometry::jsonb)",
                ("geometry", geometry)
            );
        if (isPolygon)
        {
            await write();
            await country.Database.Execute("delete from monitoring.region_polygon where region_id = 6");
        }
        else
        {
            (await Should.ThrowAsync<Npgsql.PostgresException>(write)).ConstraintName.ShouldBe(
                "region_polygon_geometry_geojson"
            );
        }
    }

    [Fact]
    public async Task Refuses_what_it_does_not_know() =>
        await Verify(await Reader.Get(Path + "?region__in=a&level=Hamlet&format=csv&campaign__in=1&limit=x"));

    [Fact]
    public async Task Refuses_other_methods() => await Verify(await Reader.Post(Path, "{}"));

    [Fact]
    public async Task Refuses_anonymous_callers() => await Verify(await country.Anonymous.Get(Path));
}
