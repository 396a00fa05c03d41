namespace Platform.Tests.Features.Monitoring.IndicatorTags.WriteIndicatorTag;

/// <summary>The rule of the tree of tags.</summary>
public sealed class WriteIndicatorTagTests(Metadata metadata) : IClassFixture<Metadata>
{
    private HttpClient Manager => metadata.As(metadata.Manager);

    [Theory]
    [InlineData("{\"id\":1,\"parent_tag_id\":1}")]
    [InlineData("{\"id\":1,\"parent_tag_id\":2}")]
    [InlineData("{\"id\":1,\"parent_tag\":2}")]
    public async Task No_tag_lies_below_itself(string body) =>
        (await Manager.Refusal("/api/v2/indicator_tag/", body)).ShouldBe(
            "400 invalid_value: parent_tag_id: a tag cannot lie below itself"
        );
}
