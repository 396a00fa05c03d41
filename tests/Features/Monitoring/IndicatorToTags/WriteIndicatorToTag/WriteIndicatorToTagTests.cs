namespace Platform.Tests.Features.Monitoring.IndicatorToTags.WriteIndicatorToTag;

/// <summary>Which tags an indicator bears.</summary>
public sealed class WriteIndicatorToTagTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Links = "/api/v2/indicator_to_tag/";

    private HttpClient Manager => metadata.As(metadata.Manager);

    [Fact]
    public async Task An_indicator_shows_it_at_once()
    {
        await Manager.Insert(Links, """{"indicator_id":6,"indicator_tag_id":3}""");
        await Manager.Insert(Links, """{"indicator_id":6,"indicator_tag_id":1}""");

        (await Tags()).ShouldBe("[1,3]");

        await Manager.Post(Links, """{"id":"","indicator":6,"indicator_tag":3}""");

        (await Tags()).ShouldBe("[1]");

        async Task<string> Tags() =>
            (await metadata.As(metadata.Reader).One("/api/v2/indicator/6/"))["tag_json"]!.ToJsonString();
    }

    [Theory]
    [InlineData(
        "{\"indicator_id\":6,\"indicator_tag_id\":999999}",
        "400 invalid_value: indicator_tag_id: there is no row 999999"
    )]
    [InlineData(
        "{\"indicator_id\":1,\"indicator_tag_id\":2}",
        "409 conflict: indicator_id, indicator_tag_id: another row has 1, 2"
    )]
    public async Task Says_what_would_be_right(string body, string refusal) =>
        (await Manager.Refusal(Links, body)).ShouldBe(refusal);
}
