namespace Platform.Tests.Features.Learning;

public sealed class DeleteAnswerTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.All), MemberType = typeof(AssessmentApi))]
    public async Task Once_and_then_it_is_gone(string mount)
    {
        var id = AssessmentApi.IdOf(mount);
        var path = $"{AssessmentApi.PathOf(mount)}questions/{id}1/answers/{id}12/";
        var wrong = new[]
        {
            await api.Anna.Send(HttpMethod.Delete, path),
            await api.Anonymous.Send(HttpMethod.Delete, path),
            await api.Sofia.Send(HttpMethod.Delete, AssessmentApi.Draft + $"questions/{id}1/answers/{id}12/"),
        };
        (await api.Sofia.Get(path)).Status.ShouldBe(200);

        var deleted = await api.Sofia.Send(HttpMethod.Delete, path);
        var again = await api.Sofia.Send(HttpMethod.Delete, path);

        await Verify((Exchange[])[deleted, again, .. wrong]).UseParameters(mount);
        (await api.Sofia.Get(path)).Status.ShouldBe(404);
        (await api.Sofia.Send(HttpMethod.Patch, path, Exchanges.Body("{}"))).Status.ShouldBe(404);
        (await api.Sofia.Get($"{AssessmentApi.PathOf(mount)}questions/{id}1/answers/")).Body.ShouldNotContain(
            $"\"id\":{id}12,"
        );
        (await api.Sofia.Get(AssessmentApi.PathOf(mount))).Body.ShouldNotContain($"\"id\":{id}12,");
    }
}
