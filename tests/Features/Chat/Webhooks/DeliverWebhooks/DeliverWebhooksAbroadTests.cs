namespace Platform.Tests.Features.Chat;

/// <summary>As it is by default: nothing on this machine or in its network is sent to.</summary>
public sealed class DeliverWebhooksAbroadTests(DeliverWebhooksAbroadTests.Closed api)
    : IClassFixture<DeliverWebhooksAbroadTests.Closed>
{
    public sealed class Closed : WebhookApi
    {
        protected override void Configure(IDictionary<string, string?> settings) { }
    }

    /// <summary>A name says nothing; what it leads to does, when the connection is made.</summary>
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("0x7f.1")]
    public async Task No_connection_is_made(string host)
    {
        var url = $"http://{host}:{api.Receiver.Port}/closed";
        await api.Database.AddWebhook(url);

        await api.Say(api.Shop);

        await Eventually.Until(async () =>
            await api.Database.Value<string>(
                "select coalesce(max(last_error), '') from chat.webhook_delivery where status = 'pending'"
            )
                is var error
            && error.Contains("no public address", StringComparison.Ordinal)
            && error.EndsWith("the setting Chat:Webhook:AllowPrivateNetworks is false", StringComparison.Ordinal)
        );
        api.Receiver.At("closed").ShouldBeEmpty();
        await api.RemoveWebhooks();
    }
}
