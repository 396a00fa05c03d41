using System.Globalization;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>The network to the mail server breaks in every way, and comes back.</summary>
public sealed class SendMailCutTests(SendMailCutTests.BehindGate api) : IClassFixture<SendMailCutTests.BehindGate>
{
    public sealed class BehindGate : LearningApi
    {
        public SmtpServer Server { get; } = new();

        public Gate Gate { get; private set; } = null!;

        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            Gate = new Gate(Server.Port);
            settings["Mail:Host"] = "127.0.0.1";
            settings["Mail:Port"] = Gate.Port.ToString(CultureInfo.InvariantCulture);
            settings["Mail:Security"] = "None";
            settings["Mail:TimeoutSeconds"] = "5";
            settings["Jobs:Parallel"] = "1";
        }

        protected override async Task CleanUp()
        {
            await Gate.DisposeAsync();
            await Server.DisposeAsync();
        }
    }

    [Fact]
    public async Task All_is_sent_and_only_what_was_taken_without_an_answer_twice()
    {
        await Send("refused", api.Gate.Refuse);
        await Send("hangs", api.Gate.Hang);
        await Send("cut-in-the-greeting", () => api.Gate.CutAfter(5));
        await Send("cut-in-the-text", () => api.Gate.CutAfter(2_000));
        await Send("cut-before-the-answer", () => api.Gate.CutAnswerTo("\r\n.\r\n"));

        var mails = api.Server.Mails.Where(mail => mail.Subject != "taken").ToList();
        mails
            .CountBy(mail => mail.Subject ?? "")
            .ToDictionary()
            .ShouldBe(
                new Dictionary<string, int>
                {
                    ["refused"] = 1,
                    ["hangs"] = 1,
                    ["cut-in-the-greeting"] = 1,
                    ["cut-in-the-text"] = 1,
                    ["cut-before-the-answer"] = 2,
                },
                ignoreOrder: true
            );
        mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(5, "both times under the same id");
    }

    /// <summary>A server that has taken a mail and then says nothing more has it.</summary>
    [Fact]
    public async Task Whoever_leaves_after_the_mail_was_taken_is_sent_it_once()
    {
        api.Gate.CutAnswerTo("QUIT\r\n");

        await Add("taken");
        await Until("taken", "1 | true");

        api.Server.Mails.Count(mail => mail.Subject == "taken").ShouldBe(1);
        api.Gate.Open();
    }

    private async Task Send(string subject, Action cut)
    {
        cut();
        await Add(subject);
        await Until(subject, "1 | false");
        api.Gate.Open();
        api.Clock.Advance(SendMail.PauseAfter(1) + TimeSpan.FromMinutes(1));
        await api.Database.Execute("select pg_notify('job', 'Learning/SendMail')");
        await Until(subject, "2 | true");
    }

    private Task Add(string subject) =>
        api.Database.Execute(
            """
            insert into learning.mail (recipient, subject, body, created, run_at)
            values ('ada@example.org', :subject, repeat(repeat('x', 70) || chr(10), 100), :now, :now);
            select pg_notify('job', 'Learning/SendMail')
            """,
            ("subject", subject),
            ("now", api.Clock.GetUtcNow())
        );

    private async Task Until(string subject, string state)
    {
        IReadOnlyList<string> found = [];
        try
        {
            await Eventually.Until(async () =>
                (
                    found = await api.Database.Rows(
                        """
                        select attempts, sent_at is not null, leased_until is not null, last_error
                        from learning.mail
                        where subject = :subject
                        """,
                        ("subject", subject)
                    )
                ).Any(row => row.StartsWith($"{state} | false", StringComparison.Ordinal))
            );
        }
        catch (ShouldAssertException)
        {
            found.ShouldBe([state]);
        }
    }
}
