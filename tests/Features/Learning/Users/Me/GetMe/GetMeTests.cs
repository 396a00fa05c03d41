namespace Platform.Tests.Features.Learning;

public sealed class GetMeTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task The_own_profile() =>
        await Verify(
            new[]
            {
                await api.Anna.Get("/api/v0/me/"),
                await api.Sofia.Get("/api/v0/me/"), // without a profile
                await api.Anonymous.Get("/api/v0/me/"),
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/me/"),
            }
        );
}
