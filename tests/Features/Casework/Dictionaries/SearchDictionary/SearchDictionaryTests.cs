namespace Platform.Tests.Features.Casework;

/// <summary>Looking for a name in a dictionary.</summary>
public sealed class SearchDictionaryTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Theory]
    [InlineData("organisations/district/NOR", "1 3")]
    [InlineData("organisations/district/st", "3")]
    [InlineData("organisations/district/100%25", "3")]
    [InlineData("organisations/district/_", "")]
    [InlineData("organisations/district/o", "1 3 2")]
    [InlineData("referrals/project/vic", "6")]
    [InlineData("user/ann", "1")]
    public async Task A_part_of_the_name_in_any_case_and_without_accents(string path, string ids) =>
        string.Join(
                ' ',
                (await api.User.Get("/v2/dictionary/search/" + path))
                    .Json()
                    .AsArray()
                    .Select(one => one!["id"]!.ToString())
            )
            .ShouldBe(ids);

    [Fact]
    public async Task As_it_is_sent() =>
        await Verify(await api.User.Get("/v2/dictionary/search/referrals/project/befr"));

    [Theory]
    [InlineData("organisations/district/%20", 400, "bad_value")]
    [InlineData("organisations/district/%C3", 400, "bad_encoding")]
    [InlineData("organisations/nosuch/x", 404, "unknown_dictionary")]
    [InlineData("nosuch/x", 404, "unknown_dictionary")]
    public async Task What_is_wrong_is_told(string path, int status, string code)
    {
        var refused = await api.User.Get("/v2/dictionary/search/" + path);

        refused.Status.ShouldBe(status);
        refused.Code().ShouldBe(code);
    }

    [Fact]
    public async Task A_term_has_at_most_100_characters()
    {
        (await api.User.Get("/v2/dictionary/search/referrals/project/" + new string('x', 100))).Status.ShouldBe(200);
        (await api.User.Get("/v2/dictionary/search/referrals/project/" + new string('x', 101))).Status.ShouldBe(400);
    }
}
