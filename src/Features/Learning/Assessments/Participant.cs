namespace Platform.Features.Learning;

/// <summary>
/// Somebody who hands in results of a test or poll. All that is handed in for one, and all else that counts the tries,
/// queues at the person's row, so that what is counted there is still so when it is written.
/// </summary>
internal abstract class Participant
{
    private static readonly Statement Hold = Statement.Of<Participant>(nameof(Hold));
    private static readonly Statement Asked = Statement.Of<Participant>(nameof(Asked));

    /// <summary>Until the transaction ends.</summary>
    public static Task Lock(Database transaction, long assessmentId, long accountId, CancellationToken stop) =>
        transaction.Execute(Hold, new { assessment_id = assessmentId, account_id = accountId }, stop);

    /// <summary>The questions by which it is judged; they stay as they are until the transaction ends.</summary>
    public static Task<IReadOnlyList<AskedQuestion>> Questions(
        Database transaction,
        long assessmentId,
        long accountId,
        CancellationToken stop
    ) => transaction.Many<AskedQuestion>(Asked, new { assessment_id = assessmentId, account_id = accountId }, stop);
}
