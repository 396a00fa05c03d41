using System.Text.Json;

namespace Platform.Features.Identity;

/// <summary>What requests with an <c>Idempotency-Key</c> were answered, for a day.</summary>
public sealed class Outcomes(TimeProvider time, IdempotencyKeyOptions options) : IOutcomes
{
    /// <summary>How long a repetition is answered the same.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>How often those that are older are forgotten, and how much longer they are there at the most.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private static readonly Statement Known = Statement.Named("Identity/Outcomes.Find");
    private static readonly Statement Held = Statement.Named("Identity/Outcomes.Hold");
    private static readonly Statement Insert = Statement.Named("Identity/Outcomes.Keep");

    private sealed record Row(byte[] Fingerprint, int Status, string Headers, byte[] Body);

    public async Task<Outcome?> Find(Database database, string caller, string key, CancellationToken stop) =>
        await database.OneOrNone<Row>(
            Known,
            new
            {
                caller,
                key,
                since = time.GetUtcNow() - Kept,
            },
            stop
        )
            is { } row
            ? new Outcome(
                row.Fingerprint,
                row.Status,
                JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers)!,
                row.Body
            )
            : null;

    public Task<bool> Claim(Database transaction, string caller, string key, CancellationToken stop) =>
        transaction.One<bool>(Held, new { caller, key }, stop);

    public async Task<TimeSpan?> Keep(
        Database transaction,
        string caller,
        string key,
        Outcome outcome,
        CancellationToken stop
    )
    {
        var now = time.GetUtcNow();
        var full = await transaction.OneOrNone<DateTime?>(
            Insert,
            new
            {
                caller,
                key,
                fingerprint = outcome.Fingerprint,
                status = outcome.Status,
                headers = JsonSerializer.Serialize(outcome.Headers),
                body = outcome.Body,
                now,
                max_answers = options.MaxAnswers,
                max_bytes = options.MaxMegabytes * 1024L * 1024,
            },
            stop
        );

        return full is { } oldest ? new DateTimeOffset(oldest) + Kept + Forgotten - now : null;
    }
}
