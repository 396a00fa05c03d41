using System.Globalization;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Mail;

namespace Platform.Features.Learning;

/// <summary>
/// Sends mails of the outbox. What is not taken is tried again after a minute, two, four, up to six hours, ten times in all.
/// </summary>
public sealed class SendMail(IMailer mailer, JobOptions jobs, TimeProvider time) : IJob
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private static readonly JobRows<Claimed> Rows = new(
        Statement.Of<SendMail>("Claim"),
        Statement.Of<SendMail>("Beat"),
        Statement.Of<SendMail>("Fail")
    )
    {
        Pause = PauseAfter,
    };
    private static readonly Statement End = Statement.Of<SendMail>(nameof(End));

    public string Name => "Learning/SendMail";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Statement Counts { get; } = Statement.Of<SendMail>(nameof(Counts));

    public sealed record Claimed(
        long Id,
        int Attempts,
        string Recipient,
        string Subject,
        string Body,
        string? Unsubscribe,
        string? Trace
    ) : IClaimed;

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        Rows.RunNext(
            database,
            now,
            TimeSpan.FromSeconds(jobs.LeaseSeconds),
            async (mail, _, working) =>
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"learning-{mail.Id}");
                var outgoing = new OutgoingMail(id, mail.Recipient, mail.Subject, mail.Body, mail.Unsubscribe);
                await mailer.Send(outgoing, now, working);
                await database.Execute(
                    End,
                    new
                    {
                        id = mail.Id,
                        attempts = mail.Attempts,
                        now = time.GetUtcNow(),
                    },
                    CancellationToken.None // it has been taken: nothing may undo that any more
                );
            },
            stop
        );

    public static TimeSpan PauseAfter(int attempts) =>
        FirstPause * Math.Pow(2, Math.Min(attempts - 1, 20)) is var pause && pause < LongestPause
            ? pause
            : LongestPause;
}
