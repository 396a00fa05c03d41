namespace Platform.Tests.Features.Casework;

/// <summary>The lists of fields, which nobody keeps beside the catalogue.</summary>
public sealed class ListFieldsTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Theory]
    [InlineData("clients/selectable_fields")]
    [InlineData("referrals/selectable_fields")]
    [InlineData("workers/filterable_fields")]
    [InlineData("clients/filterable_fields")]
    [InlineData("schedules/dimensions")]
    [InlineData("schedules/metrics")]
    [InlineData("due_contacts/friendly_names")]
    [InlineData("cancelled_contacts/filterable_fields")]
    [InlineData("relationships/metrics")]
    public async Task As_they_are(string path) =>
        await Verify(await api.User.Get("/v2/" + path)).UseParameters(path.Replace('/', '-'));

    /// <summary>Whatever is listed can be used, whatever is used is listed.</summary>
    [Fact]
    public async Task Every_dimension_counts()
    {
        foreach (var group in Platform.Features.Casework.RecordGroup.All)
        {
            foreach (var field in (await api.User.Get($"/v2/{group}/dimensions")).Json().AsArray())
            {
                var counted = await api.User.Get($"/v2/{group}/dimension/{field!["name"]}");

                counted.Json().AsArray().Count.ShouldBeGreaterThan(0, counted.ToString());
            }
        }
    }

    [Theory]
    [InlineData("/v2/Clients/metrics", 404, "unknown_group 2 Clients")]
    [InlineData("/v2/clients/metrics?limit=1", 400, "unknown_parameter limit")]
    public async Task Nothing_else_may_be_asked(string path, int status, string problem)
    {
        var refused = await api.User.Get(path);

        refused.Status.ShouldBe(status);
        refused.Problems().ShouldBe([problem]);
    }
}
