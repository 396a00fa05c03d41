using Platform.Infrastructure.Jobs;

namespace Platform.Features.Learning;

/// <summary>
/// Looks whose the addresses are for which mails were asked, and writes the mails: to confirm an address that is not, or to
/// set a new password. Nobody gets the same one twice within five minutes.
/// </summary>
public sealed class WriteRequestedMail(ConfirmationMail confirmation, PasswordResetMail passwordReset) : IJob
{
    private static readonly Statement Next = Statement.Of<WriteRequestedMail>();
    private static readonly Statement Recent = Statement.Of<WriteRequestedMail>(nameof(Recent));

    public string Name => "Learning/WriteRequestedMail";

    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public Statement Counts { get; } = Statement.Of<WriteRequestedMail>(nameof(Counts));

    public Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        database.InTransaction(
            async transaction =>
            {
                if (await transaction.OneOrNone<Asked>(Next, null, stop) is not { } asked)
                {
                    return 0;
                }

                using var span = JobTrace.Begin(Next, asked.Trace);

                var subject =
                    asked.Kind == MailRequests.Confirmation ? ConfirmationMail.Subject : PasswordResetMail.Subject;
                if (
                    asked is { Id: { } id, Email: { } email, PasswordHash: { } hash }
                    && !await transaction.One<bool>(
                        Recent,
                        new
                        {
                            email,
                            subject,
                            now,
                        },
                        stop
                    )
                )
                {
                    await (
                        asked.Kind == MailRequests.Confirmation
                            ? confirmation.Add(transaction, asked.Origin, id, email, stop)
                            : passwordReset.Add(transaction, asked.Origin, id, email, hash, stop)
                    );
                }

                return 1;
            },
            stop
        );

    /// <param name="Kind">See <see cref="MailRequests"/>.</param>
    /// <param name="Origin">How links begin.</param>
    /// <param name="Id">Of the account; null: nobody gets a mail.</param>
    /// <param name="Email">As stored.</param>
    /// <param name="PasswordHash">As stored.</param>
    /// <param name="Trace">Of the request that asked.</param>
    private sealed record Asked(
        string Kind,
        string Origin,
        long? Id,
        string? Email,
        string? PasswordHash,
        string? Trace
    );
}
