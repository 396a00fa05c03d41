namespace Platform.Tests.Features.Monitoring.Indicators.ListIndicators;

/// <summary>Who sees which indicators.</summary>
public sealed class ListIndicatorsTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/indicator/";

    [Fact]
    public async Task Everybody_reads_all_and_writes_those_of_the_groups()
    {
        const string Old = $"{Path}?id__lt=9";
        (await metadata.As(metadata.Nobody).Ids(Old)).ShouldBe("1,2,3,4,5,6,7,8");
        (await metadata.As(metadata.Country).Ids($"{Old}&read_write=w")).ShouldBe("1,2,3,4,5,6,7");
        (await metadata.As(metadata.Country).Ids($"{Path}?id__in=7,8&read_write=w")).ShouldBe("7");
        (await metadata.As(metadata.Nobody).Ids($"{Old}&read_write=w")).ShouldBe("");
        (await metadata.As(metadata.Root).Ids($"{Old}&read_write=w")).ShouldBe("");
    }
}
