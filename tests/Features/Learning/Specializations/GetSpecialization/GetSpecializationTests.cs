namespace Platform.Tests.Features.Learning;

public sealed class GetSpecializationTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/specializations/";

    [Fact]
    public async Task For_anyone() => await Verify(await api.Anonymous.Get(Path + "11/"));

    [Fact]
    public async Task None() => await Verify(await api.Anonymous.Get(Path + "12/"));

    [Theory]
    [InlineData("x/", 404)]
    [InlineData("-11/", 404)]
    [InlineData("9223372036854775808/", 404)]
    [InlineData("9223372036854775807/", 404)]
    [InlineData("11", 200)]
    [InlineData("011/", 200)]
    public async Task Ids_of_a_path(string id, int status) =>
        (await api.Anonymous.Get(Path + id)).Status.ShouldBe(status);

    [Fact]
    public async Task Other_methods()
    {
        (await api.Anonymous.Send(HttpMethod.Head, Path + "11/")).Status.ShouldBe(200);
        await Verify(await api.Sofia.Send(HttpMethod.Options, Path + "11/"));
    }

    [Fact]
    public async Task An_unknown_path_is_json_too()
    {
        foreach (var path in new[] { "/api/v0/nothing/", "/api/v0/events/1/poll/", "/api/v0/" })
        {
            var answer = await api.Anonymous.Get(path, ("Accept", "text/html"));

            answer.Status.ShouldBe(404);
            answer.Body.ShouldBe("""{"detail":"Not found."}""");
        }
    }
}
