namespace Platform.Tests.Features.Casework;

/// <summary>The short form of an id: the record itself, or 404.</summary>
public sealed class GetRecordTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Theory]
    [InlineData("clients/1")]
    [InlineData("referrals/510/field/id;date;client_surname")]
    [InlineData("done_contacts/1/project/5/field/id;start_date;travel_mileage;duration")]
    [InlineData("clients/1/dimension/gender")]
    public async Task The_record_itself(string path) =>
        await Verify(await api.User.Get("/v2/" + path)).UseParameters(path.Replace('/', '-'));

    [Theory]
    [InlineData("clients/999999")]
    [InlineData("clients/0")]
    [InlineData("clients/1001")] // of the other organisation
    [InlineData("clients/1/surname/Smith")]
    [InlineData("done_contacts/4")] // it is due
    public async Task What_is_not_there_is_404(string path)
    {
        var refused = await api.User.Get("/v2/" + path);

        refused.Status.ShouldBe(404);
        refused.Code().ShouldBe("not_found");
    }

    [Fact]
    public async Task Not_found_as_it_is_sent() => await Verify(await api.User.Get("/v2/clients/1001"));

    [Theory]
    [InlineData("clients/1?limit=5", "conflicting_parameters limit")]
    [InlineData("clients/1/id/1", "duplicate_clause 4 id")]
    [InlineData("clients/99999999999999999999", "bad_value 3 id integer")]
    [InlineData("clients/1/nosuch/1", "unknown_filter 4 nosuch")]
    public async Task What_is_wrong_is_400(string path, string problem)
    {
        var refused = await api.User.Get("/v2/" + path);

        refused.Status.ShouldBe(400);
        refused.Problems().ShouldBe([problem]);
    }
}
