namespace Platform.Features.Learning;

/// <summary>The mail by which somebody confirms an address, in the transaction that makes or changes it.</summary>
public sealed class ConfirmationMail(SignedLinks links, TimeProvider time)
{
    public const string Subject = "Confirm your e-mail address";

    /// <param name="transaction">Of the cause.</param>
    /// <param name="origin">Where the service is reached.</param>
    /// <param name="accountId">Whose address it is.</param>
    /// <param name="email">The address, as stored.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Add(Database transaction, string origin, long accountId, string email, CancellationToken stop)
    {
        var link = await links.Make(SignedLinks.Confirmation, accountId, email.ToLowerInvariant(), stop);
        await Outbox.Add(
            transaction,
            email,
            Subject,
            $"""
            Please open this link to confirm that this address is yours:

            {origin}{LearningArea.Prefix}/users/confirmation/{link}

            If you have not given it to us, do nothing.

            """,
            time.GetUtcNow(),
            stop
        );
    }
}
