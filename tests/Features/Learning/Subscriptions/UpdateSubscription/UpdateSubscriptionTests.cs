namespace Platform.Tests.Features.Learning;

public sealed class UpdateSubscriptionTests(SubscriptionRows api) : IClassFixture<SubscriptionRows>
{
    [Fact]
    public async Task Of_staff() =>
        await Verify(
            new[]
            {
                await Send(api.Sofia, "PUT", 51, """{"email":"c@example.org"}"""),
                await Send(api.Sofia, "PATCH", 51, "{}"),
                await Send(api.Sofia, "PATCH", 51, """{"email":"C@example.org"}"""), // its own
                await Send(api.Sofia, "PUT", 51, "{}"),
                await Send(api.Sofia, "PATCH", 51, """{"email":"a@example.org"}"""),
                await Send(api.Sofia, "PATCH", 99, "{}"),
                await Send(api.Anna, "PATCH", 51, "{}"),
                await Send(api.Anonymous, "PATCH", 51, "{}"),
            }
        );

    private static Task<Exchange> Send(HttpClient client, string method, long id, string body) =>
        client.Send(new HttpMethod(method), $"/api/v0/subscriptions/{id}/", Exchanges.Body(body));
}
