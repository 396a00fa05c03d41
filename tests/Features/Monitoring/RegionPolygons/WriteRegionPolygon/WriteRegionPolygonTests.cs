namespace Platform.Tests.Features.Monitoring.RegionPolygons.WriteRegionPolygon;

/// <summary>What is taken for a polygon, and where it is drawn.</summary>
public sealed class WriteRegionPolygonTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Polygons = "/api/v2/region_polygon/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task The_map_shows_it_at_once()
    {
        const string Map = "/api/v1/geo/?region__in=7";
        const string Square = """{"type":"Polygon","coordinates":[[[5,5],[6,5],[6,6],[5,5]]]}""";
        var reader = metadata.As(metadata.Reader);
        (await reader.Get(Map)).Body.ShouldContain("\"total_count\":0");

        (await Manager.Insert(Polygons, $$"""{"region_id":7,"geometry":{{Square}}}""")).ShouldBe(7);

        (await reader.Get(Map)).Body.Replace(" ", "").ShouldContain($"\"geometry\":{Square}");

        (await Manager.Post(Polygons, """{"id":"","region_id":7}""")).Status.ShouldBe(200);

        (await reader.Get(Map)).Body.ShouldContain("\"total_count\":0");
    }

    /// <summary>Also deep in a value: it would be found only when that is read.</summary>
    [Fact]
    public async Task Takes_nothing_that_is_not_UTF_8()
    {
        var body = new ByteArrayContent([
            .. "{\"region_id\":8,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,\""u8,
            0xFF,
            .. "\"],[1,0],[1,1],[0,0]]]}}"u8,
        ]);
        body.Headers.ContentType = new("application/json");

        var answer = await Manager.Send(HttpMethod.Post, Polygons, body);

        answer.Status.ShouldBe(400, answer.ToString());
        answer.Body.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,-90]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0,5],[1,0,5],[1,1,5.5],[0,0,5.0]]],"bbox":[0,0,1,1]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1.0]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[3,3],[2,2]]]]}""")]
    public async Task Takes_what_GeoJSON_calls_a_polygon(string geometry)
    {
        var answer = await Manager.Post(Polygons, $$"""{"region_id":8,"geometry":{{geometry}}}""");

        answer.Status.ShouldBe(200, answer.ToString());
        await Manager.Post(Polygons, """{"id":"","region_id":8}""");
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""5""")]
    [InlineData("""{}""")]
    [InlineData("""{"type":"Polygon"}""")]
    [InlineData("""{"type":"Polygon","coordinates":null}""")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":{"0":[[0,0],[1,0],[1,1],[0,0]]}}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0],[1],[2],[0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,null],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[["0","0"],["1","0"],["1","1"],["0","0"]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0,0,0],[1,0,0,0],[1,1,0,0],[0,0,0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[0,0,1,0]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[181,0],[1,1],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,90.5],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1e300,0],[1,1],[0,0]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[2,2],[3,2],[2,2]]]]}""")]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""")]
    public async Task Refuses_what_it_does_not(string geometry) =>
        (await Manager.Refusal(Polygons, $$"""{"region_id":8,"geometry":{{geometry}}}""")).ShouldBe(
            "400 invalid_value: geometry: must be what GeoJSON calls a Polygon or MultiPolygon: rings of at least four positions, each [longitude, latitude] in degrees, the last like the first"
        );

    [Theory]
    [InlineData("{\"region_id\":8,\"geometry\":null}", "400 invalid_value: geometry: may not be empty")]
    [InlineData("{\"id\":2,\"geometry\":\"\"}", "400 invalid_value: geometry: may not be empty")]
    [InlineData(
        "{\"region_id\":8,\"geometry\":\"POLYGON((0 0))\"}",
        "400 invalid_json: geometry: the text is not JSON"
    )]
    [InlineData(
        "{\"region_id\":999999,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}",
        "400 invalid_value: region_id: there is no row 999999"
    )]
    [InlineData(
        "{\"region_id\":2,\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}",
        "409 conflict: region_id: another row has 2"
    )]
    public async Task Says_what_would_be_right(string body, string refusal) =>
        (await Manager.Refusal(Polygons, body)).ShouldBe(refusal);

    [Fact]
    public async Task A_polygon_has_a_bound()
    {
        var corners = string.Join(',', Enumerable.Repeat("[10.123456789,20.123456789]", 10_000));

        (
            await Manager.Refusal(
                Polygons,
                $$$"""{"region_id":8,"geometry":{"type":"Polygon","coordinates":[[{{{corners}}}]]}}"""
            )
        ).ShouldBe("400 invalid_value: geometry: has more than 262144 bytes");
    }
}
