using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>What is in the outbox goes out once, whatever the server does meanwhile.</summary>
public sealed class SendMailTests(SendMailTests.WithServer api) : IClassFixture<SendMailTests.WithServer>
{
    public sealed class WithServer : LearningApi
    {
        public SmtpServer Server { get; } = new();

        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Mail:Host"] = "127.0.0.1";
            settings["Mail:Port"] = Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            settings["Mail:Security"] = "None";
            settings["Jobs:Parallel"] = "1";
        }

        protected override Task CleanUp() => Server.DisposeAsync().AsTask();
    }

    [Fact]
    public async Task Until_it_is_taken_or_given_up()
    {
        api.Server.IsRefusing = true;
        await Add("later@example.org", "Later");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await Eventually.Until(async () => await State("later@example.org") == $"{attempt} | null | null");
            api.Server.Refused.ShouldBe(attempt);
            await Advance(SendMail.PauseAfter(attempt));
        }

        await Eventually.Until(async () => await State("later@example.org") == "4 | null | null");
        (await Error("later@example.org")).ShouldContain("come back later");
        api.Server.IsRefusing = false;
        await Advance(SendMail.PauseAfter(4));
        await Eventually.Until(() =>
            Task.FromResult(api.Server.Mails.Any(mail => mail.To.ToString() == "later@example.org"))
        );
        await Eventually.Until(async () =>
            (await State("later@example.org")).StartsWith("5 | 20", StringComparison.Ordinal)
        );

        api.Server.IsRefusing = true;
        await Add("never@example.org", "Never");
        await Eventually.Until(async () => await State("never@example.org") == "1 | null | null");
        await api.Database.Execute("update learning.mail set attempts = 9 where recipient = 'never@example.org'");
        await Advance(TimeSpan.FromHours(7));
        await Eventually.Until(async () =>
            (await State("never@example.org")).StartsWith("10 | null | 20", StringComparison.Ordinal)
        );
        api.Server.IsRefusing = false;
        await Advance(TimeSpan.FromDays(2));
        await Add("other@example.org", "Other");
        await Eventually.Until(() =>
            Task.FromResult(api.Server.Mails.Any(mail => mail.To.ToString() == "other@example.org"))
        );
        api.Server.Mails.Count.ShouldBe(2);
        (
            await api.Database.Value<string>("select string_agg(body, '') from learning.mail where sent_at is not null")
        ).ShouldBeEmpty("a link in it is a secret");
    }

    [Fact]
    public void Pauses() =>
        Enumerable
            .Range(1, 11)
            .Select(attempt => SendMail.PauseAfter(attempt).TotalMinutes)
            .ShouldBe([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);

    private Task Add(string recipient, string subject) =>
        api.Database.Execute(
            """
            insert into learning.mail (recipient, subject, body, created, run_at)
            values (:recipient, :subject, 'text', :now, :now);
            select pg_notify('job', 'Learning/SendMail')
            """,
            ("recipient", recipient),
            ("subject", subject),
            ("now", api.Clock.GetUtcNow())
        );

    private async Task Advance(TimeSpan time)
    {
        api.Clock.Advance(time + TimeSpan.FromMinutes(1));
        await api.Database.Execute("select pg_notify('job', 'Learning/SendMail')");
    }

    private async Task<string> State(string recipient) =>
        (
            await api.Database.Rows(
                "select attempts, sent_at, failed_at from learning.mail where recipient = :recipient and leased_until is null",
                ("recipient", recipient)
            )
        ).FirstOrDefault() ?? "";

    private Task<string> Error(string recipient) =>
        api.Database.Value<string>(
            "select last_error from learning.mail where recipient = :recipient",
            ("recipient", recipient)
        );
}
