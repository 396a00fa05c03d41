namespace Platform.Tests.Features.Learning;

public sealed class DeleteSubscriptionTests(SubscriptionRows api) : IClassFixture<SubscriptionRows>
{
    [Fact]
    public async Task Of_staff()
    {
        await Verify(
            new[]
            {
                await api.Anna.Send(HttpMethod.Delete, "/api/v0/subscriptions/51/"),
                await api.Anonymous.Send(HttpMethod.Delete, "/api/v0/subscriptions/51/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/subscriptions/51/"),
                await api.Sofia.Send(HttpMethod.Delete, "/api/v0/subscriptions/51/"),
            }
        );
        (await api.Database.Rows("select id from learning.subscription")).ShouldBe(["52"]);
    }
}
