namespace Platform.Tests.Features.Chat;

/// <summary>The network to a receiver breaks in every way, and comes back.</summary>
public sealed class DeliverWebhooksCutTests(DeliverWebhooksCutTests.Hurried api)
    : IClassFixture<DeliverWebhooksCutTests.Hurried>
{
    /// <summary>Waits less for an answer that never comes.</summary>
    public sealed class Hurried : WebhookApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Chat:Webhook:TimeoutSeconds"] = "5";
        }
    }

    [Fact]
    public async Task All_is_told_and_only_what_was_taken_without_an_answer_twice()
    {
        await using var gate = new Gate(api.Receiver.Port);
        await api.Database.AddWebhook($"http://127.0.0.1:{gate.Port}/cut");

        await Say(gate, "refused", gate.Refuse);
        await Say(gate, "hangs", gate.Hang);
        await Say(gate, "cut in the head", () => gate.CutAfter(40));
        await Say(gate, "cut in the body", () => gate.CutAfter(900));
        await Say(gate, "cut before the answer", () => gate.CutAnswerTo("\"payload\""));

        Times("refused").ShouldBe(1);
        Times("hangs").ShouldBe(1);
        Times("cut in the head").ShouldBe(1);
        Times("cut in the body").ShouldBe(1);
        Times("cut before the answer").ShouldBe(2);
        api.Receiver.At("cut").Select(one => one.Id).Distinct().Count().ShouldBe(5, "both times under the same id");
    }

    private int Times(string message) => api.Receiver.At("cut").Count(one => one.Body.Contains($"\"{message}\""));

    /// <summary>Said while the network is broken, told when it is back.</summary>
    private async Task Say(Gate gate, string message, Action cut)
    {
        cut();
        await api.Say(api.Shop, message);
        await Until("pending", 1);
        gate.Open();
        api.Clock.Advance(TimeSpan.FromSeconds(73)); // a fifth more than the pause
        await Until("delivered", 2);

        Task Until(string status, int attempts) =>
            Eventually.Until(async () =>
                (
                    await api.Database.Rows(
                        """
                        select webhook_delivery.status, webhook_delivery.attempts
                        from chat.webhook_delivery
                        inner join chat.event on event.id = webhook_delivery.event_id
                        inner join chat.comment on comment.id = event.comment_id
                        where comment.message = :message and webhook_delivery.leased_until is null
                        """,
                        ("message", message)
                    )
                ).SequenceEqual([$"{status} | {attempts}"])
            );
    }
}
