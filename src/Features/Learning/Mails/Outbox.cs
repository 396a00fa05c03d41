namespace Platform.Features.Learning;

/// <summary>Mails are written in the transaction that causes them; a job sends them.</summary>
public static class Outbox
{
    private static readonly Statement Insert = Statement.Named("Learning/Outbox");

    /// <summary>Writes a mail down.</summary>
    public static Task Add(
        Database transaction,
        string recipient,
        string subject,
        string body,
        DateTimeOffset now,
        CancellationToken stop,
        string? unsubscribe = null
    ) =>
        transaction.Execute(
            Insert,
            new
            {
                recipient,
                subject,
                body,
                now,
                unsubscribe,
            },
            stop
        );
}
