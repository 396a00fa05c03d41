namespace Platform.Tests.Features.Monitoring.Campaigns.ListCampaigns;

/// <summary>Who sees which campaigns.</summary>
public sealed class ListCampaignsTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/campaign/";

    /// <summary>Region 10 lies in Nordia and belongs to Sudia's office.</summary>
    [Fact]
    public async Task Visible_are_those_of_the_offices_of_readable_regions_the_latest_first()
    {
        const string Old = $"{Path}?id__lt=4";
        (await metadata.As(metadata.Country).Ids(Old)).ShouldBe("3,2,1");
        (await metadata.As(metadata.Reader).Ids(Old)).ShouldBe("3,2,1");
        (await metadata.As(metadata.District).Ids(Old)).ShouldBe("2,1");
        (await metadata.As(metadata.Writer).Ids(Old)).ShouldBe("2,1");
        (await metadata.As(metadata.Nobody).Ids(Old)).ShouldBe("");
        (await metadata.As(metadata.Root).Ids(Old)).ShouldBe("");
        (await metadata.As(metadata.District).Ids($"{Path}?id=3")).ShouldBe("");
        (await metadata.As(metadata.District).Get($"{Path}3/")).Status.ShouldBe(404);
    }
}
