using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Learning;

/// <summary>Whoever asks for more than the largest page gets that, and how many there are in all.</summary>
public sealed class LargestPageTests(LargestPageTests.Readers api) : IClassFixture<LargestPageTests.Readers>
{
    public sealed class Readers : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.subscription (email, created)
                select 'reader' || number || '@example.org', now()
                from generate_series(1, 1201) as number
                """
            );
        }
    }

    [Theory]
    [InlineData("page_size=100000", 1_000)]
    [InlineData("page_size=100000&page=2", 201)]
    [InlineData("page_size=1000", 1_000)]
    [InlineData("page_size=999", 999)]
    [InlineData("page_size=0", 100)]
    public async Task A_page_has_a_thousand_rows_at_most(string query, int rows)
    {
        var answer = JsonNode.Parse((await api.Sofia.Get($"/api/v0/subscriptions/?{query}")).Body)!;

        answer["results"]!.AsArray().Count.ShouldBe(rows);
        ((int)answer["count"]!).ShouldBe(1_201);
    }
}
