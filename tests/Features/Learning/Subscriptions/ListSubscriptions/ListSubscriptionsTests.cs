namespace Platform.Tests.Features.Learning;

public sealed class ListSubscriptionsTests(SubscriptionRows api) : IClassFixture<SubscriptionRows>
{
    private const string Path = "/api/v0/subscriptions/";

    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(Path),
                await api.Sofia.Get(Path + "?email=b@example.org&search=B&ordering=-created"),
                await api.Sofia.Get(Path + "?created=x"),
                await api.Sofia.Get(Path + "?page=2"),
                await api.Anna.Get(Path),
                await api.Anonymous.Get(Path),
            }
        );
}
