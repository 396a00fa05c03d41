using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring;

/// <summary>A grant on a region with nothing below it: that region, however deep one asks.</summary>
public sealed class LeafGrantTests(LeafGrantTests.Leaf country) : IClassFixture<LeafGrantTests.Leaf>
{
    public sealed class Leaf : SmallCountry
    {
        protected override Task Load(TestDatabase database) =>
            database.Execute(
                "insert into monitoring.region_permission (user_id, region_id) values (:nobody, 8)",
                ("nobody", Nobody.Id)
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?depth_level=0")]
    [InlineData("?depth_level=1")]
    [InlineData("?depth_level=5&id__gt=0")]
    public async Task Just_the_leaf(string query)
    {
        var answer = JsonNode.Parse((await country.As(country.Nobody).Get($"/api/v2/region/{query}")).Body)!;

        ((int)answer["meta"]!["total_count"]!).ShouldBe(1);
        ((int)answer["objects"]!.AsArray().Single()!["id"]!).ShouldBe(8);
    }
}
