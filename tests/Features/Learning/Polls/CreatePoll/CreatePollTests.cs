namespace Platform.Tests.Features.Learning;

public sealed class CreatePollTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Polls), MemberType = typeof(AssessmentApi))]
    public async Task One_of_each_kind(string mount)
    {
        var path = AssessmentApi.PathOf(mount);
        await api.Database.Execute($"delete from learning.assessment where id = {AssessmentApi.IdOf(mount)}");

        await Verify(
                new[]
                {
                    AssessmentApi.WithoutId(await api.Sofia.Post(path)),
                    await api.Sofia.Post(path),
                    await api.Anna.Post(path),
                    await api.Anonymous.Post(path),
                    await api.Sofia.Post($"/api/v0/webinars/201/{mount}/"),
                }
            )
            .UseParameters(mount);
    }
}
