namespace Platform.Tests.Features.Learning;

public sealed class GetUserTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get("/api/v0/users/102/"),
                await api.Sofia.Get("/api/v0/users/101/"), // without a profile
                await api.Anna.Get("/api/v0/users/102/"),
                await api.Anonymous.Get("/api/v0/users/102/"),
            }
        );
}
