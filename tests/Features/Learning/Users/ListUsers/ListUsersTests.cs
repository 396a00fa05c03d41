namespace Platform.Tests.Features.Learning;

public sealed class ListUsersTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/users/";

    [Fact]
    public async Task People_with_a_profile_for_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(Path),
                await api.Anna.Get(Path),
                await api.Anonymous.Get(Path),
                await api.Sofia.Get(Path + "?page=2"),
            }
        );

    [Theory]
    [InlineData("ordering=-email", "103,102")]
    [InlineData("ordering=last_name", "103,102")]
    [InlineData("email=anna@example.org", "102")]
    [InlineData("email=ANNA@example.org", "")]
    [InlineData("email_confirmed=false", "103")]
    [InlineData("town=Київ", "102")]
    [InlineData("search=коваль", "102")]
    [InlineData("search=hospital,lviv", "103")]
    [InlineData("search=sofia", "")]
    [InlineData("password_hash=x&is_staff=true", "102,103")]
    public async Task Asked_for(string query, string ids)
    {
        using var body = System.Text.Json.JsonDocument.Parse((await api.Sofia.Get($"{Path}?{query}")).Body);

        string.Join(
                ',',
                body.RootElement.GetProperty("results").EnumerateArray().Select(row => row.GetProperty("id").GetInt64())
            )
            .ShouldBe(ids);
    }

    [Fact]
    public async Task A_wrong_filter() =>
        (await api.Sofia.Get(Path + "?town=%00")).Body.ShouldBe("""{"town":["Null characters are not allowed."]}""");
}
