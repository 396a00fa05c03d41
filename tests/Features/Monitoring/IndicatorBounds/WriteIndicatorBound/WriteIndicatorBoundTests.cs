namespace Platform.Tests.Features.Monitoring.IndicatorBounds.WriteIndicatorBound;

/// <summary>Ranges of good and bad values.</summary>
public sealed class WriteIndicatorBoundTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Bounds = "/api/v2/indicator_bound/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task An_indicator_shows_it_at_once()
    {
        var id = await Manager.Insert(Bounds, """{"indicator_id":6,"mn_val":0.95,"bound_name":"good"}""");

        var shown = (await metadata.As(metadata.Reader).One("/api/v2/indicator/6/"))["bound_json"]!.ToJsonString();

        shown.ShouldBe(
            $$"""[{"id":{{id}},"indicator_id":6,"mn_val":0.95,"mx_val":null,"bound_name":"good","direction":1}]"""
        );
    }

    [Theory]
    [InlineData("{\"indicator_id\":6,\"mn_val\":0.5,\"mx_val\":0.4,\"bound_name\":\"x\"}")]
    [InlineData("{\"id\":2,\"mx_val\":0.1}")]
    public async Task A_range_does_not_end_before_it_begins(string body) =>
        (await Manager.Refusal(Bounds, body)).ShouldBe(
            "400 invalid_value: mx_val: a range cannot end below its mn_val"
        );

    [Theory]
    [InlineData(
        "{\"indicator_id\":999999,\"bound_name\":\"x\"}",
        "400 invalid_value: indicator_id: there is no row 999999"
    )]
    [InlineData("{\"indicator_id\":6,\"bound_name\":\" \"}", "400 invalid_value: bound_name: may not be blank")]
    [InlineData(
        "{\"indicator_id\":6,\"bound_name\":\"x\",\"mn_val\":\"NaN\"}",
        "400 invalid_value: mn_val: \"NaN\" is not a number"
    )]
    public async Task Says_what_would_be_right(string body, string refusal) =>
        (await Manager.Refusal(Bounds, body)).ShouldBe(refusal);
}
