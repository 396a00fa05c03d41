using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Learning;

/// <summary>Behind a proxy that serves the area below a path of its own, which it takes off again.</summary>
public sealed class BelowAPathTests(BelowAPathTests.Site site) : IClassFixture<BelowAPathTests.Site>
{
    [Fact]
    public async Task Links_begin_with_the_path_that_the_public_origin_names()
    {
        var answer = await site.Sofia.Get("/api/v0/users/?page_size=1");

        answer.Status.ShouldBe(200, answer.ToString());
        ((string?)JsonNode.Parse(answer.Body)!["next"]).ShouldBe(
            "https://example.org/learning/api/v0/users/?page=2&page_size=1"
        );
    }

    public sealed class Site : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Learning:PublicOrigin"] = "https://example.org/learning/";
        }
    }
}
