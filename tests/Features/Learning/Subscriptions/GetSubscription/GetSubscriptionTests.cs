namespace Platform.Tests.Features.Learning;

public sealed class GetSubscriptionTests(SubscriptionRows api) : IClassFixture<SubscriptionRows>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get("/api/v0/subscriptions/51/"),
                await api.Sofia.Get("/api/v0/subscriptions/99/"),
                await api.Anna.Get("/api/v0/subscriptions/51/"),
                await api.Anonymous.Get("/api/v0/subscriptions/51/"),
            }
        );
}
