using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Learning;

/// <summary>What is left of a test when its time is over, and when its event is hidden and shown again.</summary>
public sealed class AfterwardsTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Fact]
    public async Task A_second_after_the_end()
    {
        var path = await api.AddTest(260, until: "2026-11-29 10:00:00");
        (await api.Anna.Post(path + "results/", AssessmentApi.Right(260))).Status.ShouldBe(201, "to the second");
        await api.Database.Execute(
            "update learning.event set testing_end_date = '2026-11-29 09:59:59Z' where id = 260"
        );

        (await api.Anna.Post(path + "results/", AssessmentApi.Right(260))).Status.ShouldBe(403);
        (await api.Anna.Get(path)).Body.ShouldContain("\"tries\":1,\"test_available\":false");
        JsonNode.Parse((await api.Anna.Get(path + "results/")).Body)!.AsArray().Count.ShouldBe(1);
        (await api.Anna.Get(path + "results/certificate/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_draft_hides_everything_and_gives_it_back()
    {
        var path = await api.AddTest(261);
        string[] below =
        [
            "",
            "questions/",
            "questions/2611/",
            "questions/2611/answers/",
            "results/",
            "results/certificate/",
        ];
        (await api.Anna.Post(path + "results/", AssessmentApi.Right(261))).Status.ShouldBe(201);
        (await Statuses()).ShouldAllBe(status => status == 200);

        await api.Database.Execute("update learning.event set is_draft = true where id = 261");
        (await Statuses()).ShouldAllBe(status => status == 404);
        (await api.Anna.Post(path + "results/", "{}")).Status.ShouldBe(404);
        (await api.Sofia.Get(path + "results/")).Status.ShouldBe(200);

        await api.Database.Execute("update learning.event set is_draft = false where id = 261");
        (await Statuses()).ShouldAllBe(status => status == 200);

        async Task<List<int>> Statuses()
        {
            var statuses = new List<int>();
            foreach (var end in below)
            {
                statuses.Add((await api.Anna.Get(path + end)).Status);
            }

            return statuses;
        }
    }
}
