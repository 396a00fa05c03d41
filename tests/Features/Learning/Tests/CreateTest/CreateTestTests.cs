namespace Platform.Tests.Features.Learning;

public sealed class CreateTestTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Tests), MemberType = typeof(AssessmentApi))]
    public async Task Once_for_each_owner(string mount)
    {
        var path = AssessmentApi.PathOf(mount);
        await api.Database.Execute($"delete from learning.assessment where id = {AssessmentApi.IdOf(mount)}");
        (await api.Sofia.Get(path)).Status.ShouldBe(404);

        await Verify(
                new[]
                {
                    AssessmentApi.WithoutId(await api.Sofia.Post(path)),
                    await api.Sofia.Post(path, """{"anything":1}"""),
                    await api.Anna.Post(path),
                    await api.Anonymous.Post(path),
                }
            )
            .UseParameters(mount);
    }

    [Fact]
    public async Task For_what_is_not_there() => await Verify(await api.Sofia.Post("/api/v0/events/202/test/"));

    [Theory]
    [InlineData("/api/v0/webinars/201/test/")]
    [InlineData("/api/v0/courses/999/test/")]
    [InlineData("/api/v0/courses/203/lessons/205/test/")]
    public async Task Owners_of_the_path(string path) => (await api.Sofia.Post(path)).Status.ShouldBe(404);

    /// <summary>Also at the same time there is one; the others are told what later ones would be.</summary>
    [Fact]
    public async Task There_is_one()
    {
        var path = await api.AddTest(280);
        await api.Database.Execute("delete from learning.assessment where id = 280");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Sofia.Post(path)));

        answers.Select(answer => answer.Status).Order().ShouldBe([201, 400, 400, 400, 400, 400, 400, 400]);
        answers
            .Where(answer => answer.Status == 400)
            .ShouldAllBe(answer => answer.Body == """{"non_field_errors":["Test already exists."]}""");
    }
}
